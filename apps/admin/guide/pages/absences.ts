import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const absencesPage = {
  purpose: phrase(
    "休假期间由代班人收到提醒并联系客户；成绩仍归负责人。",
    "休假期間由代班人收到提醒並聯系客戶；成績仍歸負責人。",
    "While somebody is away a stand-in gets the reminders and contacts the clients; what is done counts for the owner.",
  ),
  jobs: [
    {
      title: phrase("申请休假", "申請休假", "Ask for an absence"),
      steps: [
        phrase(
          "点[[staff.absence.ask]]，填第一天、最后一天和[[staff.absence.standIn]]。",
          "點[[staff.absence.ask]]，填第一天、最後一天和[[staff.absence.standIn]]。",
          "Press [[staff.absence.ask]]: first day, last day and a [[staff.absence.standIn]].",
        ),
        phrase(
          "经理批准后生效，您和代班人都会收到通知。",
          "經理批准後生效，您和代班人都會收到通知。",
          "It holds once the manager approves; you and the stand-in are told.",
        ),
        phrase(
          "提前回来就点[[staff.absence.endEarly]]。",
          "提前回來就點[[staff.absence.endEarly]]。",
          "Back early? Press [[staff.absence.endEarly]].",
        ),
      ],
    },
    {
      title: phrase("批准", "批准", "Approve"),
      steps: [
        phrase(
          "经理在[[staff.absence.toDecide]]里批准，或写明原因不批准；不能批自己的。",
          "經理在[[staff.absence.toDecide]]裡批准，或寫明原因不批准；不能批自己的。",
          "A manager approves under [[staff.absence.toDecide]], or says why not; never one's own.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("代班人能做什么", "代班人能做什麼", "What a stand-in may do"),
      meaning: phrase(
        "休假期间像负责人一样查看和记录这些客户，到期自动结束。",
        "休假期間像負責人一樣檢視和記錄這些客戶，到期自動結束。",
        "Read and log those clients as their owner would, until the absence ends by itself.",
      ),
      clauses: ["A2.9", "A4.4"],
    },
  ],
  see: ["activities", "inbox"],
} satisfies GuidePage;
