import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const ledgerPage = {
  purpose: phrase(
    "每一笔账单和收款，以及谁结清了谁。",
    "每一筆帳單和收款，以及誰結清了誰。",
    "Every invoice and payment, and which of them settles which.",
  ),
  jobs: [
    {
      title: phrase("查一笔账", "查一筆帳", "Look up an item"),
      steps: [
        phrase(
          "选日期，需要时勾选[[receivables.items.openOnly]]。",
          "選日期，需要時勾選[[receivables.items.openOnly]]。",
          "Choose the day; tick [[receivables.items.openOnly]] if that is what you need.",
        ),
        phrase(
          "点一笔，看它由哪些收款结清、从哪天起生效。",
          "點一筆，看它由哪些收款結清、從哪天起生效。",
          "Press an item to see which payments settled it, and from which day.",
        ),
      ],
    },
    {
      title: phrase("录入账单和收款", "錄入帳單和收款", "Bring in invoices and payments"),
      steps: [
        phrase(
          "账目由财务从酒店管理系统导出后导入；同一份文件导入两次不会重复。",
          "帳目由財務從酒店管理系統匯出後匯入；同一份檔案匯入兩次不會重複。",
          "Finance imports them from the hotel's own system; the same file twice changes nothing.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[receivables.items.open]]", "[[receivables.items.open]]", "[[receivables.items.open]]"),
      meaning: phrase(
        "到所选日期尚未结清的部分。",
        "到所選日期尚未結清的部分。",
        "What was not settled by the chosen day.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase("更正", "更正", "Corrections"),
      meaning: phrase(
        "账目只增不改：错的用相反的一笔冲销，两笔互相结清。",
        "帳目只增不改：錯的用相反的一筆沖銷，兩筆互相結清。",
        "Nothing is changed or deleted: a mistake is reversed by an opposite item, and both settle each other.",
      ),
      clauses: ["A7.6"],
    },
  ],
  see: ["ledger-aging", "imports"],
} satisfies GuidePage;
