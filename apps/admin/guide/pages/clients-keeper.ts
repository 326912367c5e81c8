import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const clientsKeeperPage = {
  purpose: phrase(
    "档案员逐个补全、核实客户档案的清单。",
    "檔案員逐個補全、核實客戶檔案的清單。",
    "What the file keeper completes and verifies, one file at a time.",
  ),
  jobs: [
    {
      title: phrase("指定档案员", "指定檔案員", "Name the file keeper"),
      steps: [
        phrase(
          "由总监在这里指定；从今天起生效。",
          "由總監在這裡指定；從今天起生效。",
          "The director names the person here; it holds from today.",
        ),
      ],
    },
    {
      title: phrase("处理清单", "處理清單", "Work the list"),
      steps: [
        phrase(
          "[[clients.keeper.kinds.incomplete]]：[[clients.keeper.missing]]一栏写着还缺什么，点客户去补。",
          "[[clients.keeper.kinds.incomplete]]：[[clients.keeper.missing]]一欄寫著還缺什麼，點客戶去補。",
          "[[clients.keeper.kinds.incomplete]]: [[clients.keeper.missing]] says what is not there; open the client and fill it in.",
        ),
        phrase(
          "[[clients.keeper.kinds.stale]]：最近联系到过的可以直接确认无变化，否则先联系。",
          "[[clients.keeper.kinds.stale]]：最近聯繫到過的可以直接確認無變化，否則先聯繫。",
          "[[clients.keeper.kinds.stale]]: where somebody was reached lately, confirm it unchanged; else get in touch first.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase(
        "[[clients.keeper.kinds.incomplete]]",
        "[[clients.keeper.kinds.incomplete]]",
        "[[clients.keeper.kinds.incomplete]]",
      ),
      meaning: phrase(
        "完整度低于设置中的百分比。",
        "完整度低於設定中的百分比。",
        "Below the percentage of the settings.",
      ),
      clauses: ["A2.5"],
    },
    {
      name: phrase(
        "[[clients.keeper.kinds.stale]]",
        "[[clients.keeper.kinds.stale]]",
        "[[clients.keeper.kinds.stale]]",
      ),
      meaning: phrase(
        "超过该等级的天数没有核实。",
        "超過該等級的天數沒有核實。",
        "Not verified within its tier's days.",
      ),
      clauses: ["A2.7", "B1.2"],
    },
  ],
  see: ["clients-id", "clients"],
} satisfies GuidePage;
