import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const settingsPeopleIdHandOverPage = {
  purpose: phrase(
    "有人离职或换岗时，一次移交其客户、未完成的事和线索，并附交接说明。",
    "有人離職或換崗時，一次移交其客戶、未完成的事和線索，並附交接說明。",
    "When somebody leaves, hands over all their clients, open steps and tips in one act, with a written brief.",
  ),
  jobs: [
    {
      title: phrase("办理交接", "辦理交接", "Hand over"),
      steps: [
        phrase(
          "选[[staff.handOver.successors]]，可以一人接全部，也可以逐个客户指定。",
          "選[[staff.handOver.successors]]，可以一人接全部，也可以逐個客戶指定。",
          "Choose the [[staff.handOver.successors]]: one for all, or somebody for each client.",
        ),
        phrase(
          "写[[staff.handOver.brief]]；接手人在客户档案里能看到。",
          "寫[[staff.handOver.brief]]；接手人在客戶檔案裡能看到。",
          "Write the [[staff.handOver.brief]]; the successors find it with each client.",
        ),
        phrase(
          "选生效日期，再看将要移交什么，确认。",
          "選生效日期，再看將要移交什麼，確認。",
          "Choose the day, look over what moves, and confirm.",
        ),
      ],
    },
    {
      title: phrase("撤销", "復原", "Take it back"),
      steps: [
        phrase(
          "在[[staff.handOver.past]]里撤销；之后又变动过的保持现状。",
          "在[[staff.handOver.past]]裡復原；之後又變動過的保持現狀。",
          "Under [[staff.handOver.past]]; what changed since stays.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("生效日期", "生效日期", "The day"),
      meaning: phrase(
        "从这一天起客户归接手人，提醒也从这天重新计算；之前的成绩仍归原负责人。",
        "從這一天起客戶歸接手人，提醒也從這天重新計算；之前的成績仍歸原負責人。",
        "From that day the clients are the successors' and reminders count anew; what was done before stays with the leaver.",
      ),
      clauses: ["A2.5", "A5.11"],
    },
  ],
  see: ["settings-people", "clients"],
} satisfies GuidePage;
