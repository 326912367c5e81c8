import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const scoresRepMonthPage = {
  title: phrase("一位业务员的一个月", "一位業務員的一個月", "One rep's month"),
  purpose: phrase(
    "一位业务员一个月的全部得分，逐项打开到客户、住宿和答卷。",
    "一位業務員一個月的全部得分，逐項開啟到客戶、住宿和答卷。",
    "One rep's month in full, each score open to the clients, stays and answers behind it.",
  ),
  jobs: [
    {
      title: phrase("弄清一个分数", "弄清一個分數", "Understand a score"),
      steps: [
        phrase(
          "在上方选考核类型，点要看的指标。",
          "在上方選考核型別，點要看的指標。",
          "Choose an assessment type above, then the indicator.",
        ),
        phrase(
          "明细里“不计入”的行写明了原因。",
          "明細裡「不計入」的列寫明瞭原因。",
          "Rows that are not counted say why.",
        ),
        phrase(
          "有疑问时把页面地址发给经理，对方看到的是同样的明细。",
          "有疑問時把頁面地址發給經理，對方看到的是同樣的明細。",
          "If something seems wrong, send the address of the page to your manager: the same rows open there.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("依据", "依據", "Evidence"),
      meaning: phrase(
        "当月计算时冻结的行；同样的事实再算一次得到同样的数字。",
        "當月計算時凍結的列；同樣的事實再算一次得到同樣的數字。",
        "The rows the month was computed from; the same facts give the same numbers again.",
      ),
      clauses: ["B3.3", "B5.4"],
    },
    {
      name: phrase("同事的数字", "同事的數字", "Colleagues' numbers"),
      meaning: phrase(
        "业务员只看到同事的名次，不看分数。",
        "業務員只看到同事的名次，不看分數。",
        "Of colleagues a rep sees the rank alone.",
      ),
      clauses: ["A2.9"],
    },
  ],
  see: ["scores"],
} satisfies GuidePage;
