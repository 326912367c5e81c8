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
    {
      title: phrase("录入一张单据或订金", "錄入一張單據或訂金", "Post a document or a deposit"),
      steps: [
        phrase(
          "点[[receivables.posting.title]]，选种类和客户；账单可以分几期，外币写明汇率。",
          "點[[receivables.posting.title]]，選種類和客戶；帳單可以分幾期，外幣寫明匯率。",
          "Press [[receivables.posting.title]], choose kind and client; an invoice may have instalments, another currency needs its rate.",
        ),
        phrase(
          "订金在[[receivables.posting.purposes.deposit]]里，打开后抵用或退回；抵用之前不算应收。",
          "訂金在[[receivables.posting.purposes.deposit]]裡，打開後抵用或退回；抵用之前不算應收。",
          "Deposits stand under [[receivables.posting.purposes.deposit]]: open one to apply or refund it. Until then it is no part of what is owed.",
        ),
      ],
    },
    {
      title: phrase("更正、退款、争议、核销坏账", "更正、退款、爭議、沖銷呆帳", "Correct, refund, dispute, write off"),
      steps: [
        phrase(
          "打开一笔，选要做的事，写明金额、日期和原因。",
          "打開一筆，選要做的事，寫明金額、日期和原因。",
          "Open an item and choose what to do; say how much, from which day, and why.",
        ),
        phrase(
          "核销坏账由另一人审批后入账；争议单独列出，余额不变。",
          "沖銷呆帳由另一人簽核後入帳；爭議單獨列出，餘額不變。",
          "A write-off is posted once another person agrees; a dispute is shown apart and leaves the balance as it is.",
        ),
        phrase(
          "争议了结时选谁有理，写明从哪天起和为什么；之前的报表不变。",
          "爭議了結時選誰有理，寫明從哪天起和為什麼；之前的報表不變。",
          "To end a dispute, choose who was right, from which day and why; reports of earlier days stay as they were.",
        ),
        phrase(
          "银行退回的款，打开那笔收款点[[receivables.posting.acts.bounce]]；从银行流水来的收款，这里也看得到是哪一行。",
          "銀行退回的款，打開那筆收款點[[receivables.posting.acts.bounce]]；從銀行流水來的收款，這裡也看得到是哪一行。",
          "When the bank took a payment back, open it and press [[receivables.posting.acts.bounce]]. A payment that came of a bank line shows that line here.",
        ),
        phrase(
          "记错的付款承诺在客户的应收里[[receivables.promises.withdraw]]，不算兑现也不算失信。",
          "記錯的付款承諾在客戶的應收裡[[receivables.promises.withdraw]]，不算兌現也不算失信。",
          "A promise noted by mistake is taken back beside what the client owes, by [[receivables.promises.withdraw]]: it counts neither as kept nor as broken.",
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
  see: ["ledger-aging", "ledger-receiving", "ledger-periods", "imports"],
} satisfies GuidePage;
