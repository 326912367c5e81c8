import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const ledgerStatementsPage = {
  purpose: phrase(
    "告诉客户截至某一天欠多少：一份或全部，文件或邮件。",
    "告訴客戶截至某一天欠多少：一份或全部，檔案或郵件。",
    "Tells clients what they owe on a day: one or all, as files or by mail.",
  ),
  jobs: [
    {
      title: phrase(
        "给所有有欠款的客户发对账单",
        "給所有有欠款的客戶發對帳單",
        "Send statements to all who owe something",
      ),
      steps: [
        phrase(
          "选[[receivables.statements.asOf]]的日期和[[receivables.statements.kind]]；需要时只看[[receivables.statements.overdue]]的客户。",
          "選[[receivables.statements.asOf]]的日期和[[receivables.statements.kind]]；需要時只看[[receivables.statements.overdue]]的客戶。",
          "Choose the day under [[receivables.statements.asOf]] and the [[receivables.statements.kind]]; narrow it to those [[receivables.statements.overdue]] some days if you wish.",
        ),
        phrase(
          "看一遍名单：金额、收件人，以及谁没有邮箱。点客户名可先看那一份。",
          "看一遍名單：金額、收件人，以及誰沒有信箱。點客戶名可先看那一份。",
          "Look the list over: amounts, recipients, and who has no address. Press a client to see its statement first.",
        ),
        phrase(
          "点发邮件的按钮并确认。进度在右上角；完成后那里有一个文件，逐个写明每位客户的结果。",
          "點發郵件的按鈕並確認。進度在右上角；完成後那裡有一個檔案，逐個寫明每位客戶的結果。",
          "Press the mail button and confirm. The tray shows how far it is, and then has a file that says what became of each client's statement.",
        ),
      ],
    },
    {
      title: phrase("全部存成文件", "全部存成檔案", "All as files"),
      steps: [
        phrase(
          "点[[receivables.statements.makeFiles]]，选 PDF、CSV 或 XLSX。做好的压缩包在右上角，保留 7 天，可随时取消。",
          "點[[receivables.statements.makeFiles]]，選 PDF、CSV 或 XLSX。做好的壓縮檔在右上角，保留 7 天，可隨時取消。",
          "Press [[receivables.statements.makeFiles]] and choose PDF, CSV or XLSX. The zip is in the tray and is kept for 7 days; it can be cancelled while it is made.",
        ),
      ],
    },
    {
      title: phrase("只给一位客户", "只給一位客戶", "One client only"),
      steps: [
        phrase(
          "在客户页的应收卡片点[[receivables.statements.one]]，选日期、形式和语言，再下载或点[[receivables.statements.mailOne]]。",
          "在客戶頁的應收卡片點[[receivables.statements.one]]，選日期、形式和語言，再下載或點[[receivables.statements.mailOne]]。",
          "On the client's page press [[receivables.statements.one]] in the receivable card, choose day, form and language, then download it or press [[receivables.statements.mailOne]].",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase(
        "[[receivables.statements.kinds.open-item]]",
        "[[receivables.statements.kinds.open-item]]",
        "[[receivables.statements.kinds.open-item]]",
      ),
      meaning: phrase(
        "当天结束时还没结清的每一笔；合计就是账龄表里这位客户的余额。",
        "當天結束時還沒結清的每一筆；合計就是帳齡表裡這位客戶的餘額。",
        "Each item still open when the day was over; the total is the client's balance in the aging.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase(
        "[[receivables.statements.kinds.balance-forward]]",
        "[[receivables.statements.kinds.balance-forward]]",
        "[[receivables.statements.kinds.balance-forward]]",
      ),
      meaning: phrase(
        "期初余额，加上期间每一笔，等于期末余额。对不上的对账单不会生成。",
        "期初餘額，加上期間每一筆，等於期末餘額。對不上的對帳單不會產生。",
        "What was owed before, plus every movement of the period, is what is owed after. One that does not add up is never made.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase("收件人", "收件人", "The recipient"),
      meaning: phrase(
        "催款时为这位客户选定的联系人，否则是决策人，否则是第一位有邮箱的联系人。语言按这位联系人。",
        "催款時為這位客戶選定的聯絡人，否則是決策人，否則是第一位有信箱的聯絡人。語言按這位聯絡人。",
        "The person chosen for the client in collections, else the one who decides, else the first with a mail address. The statement is in that person's language.",
      ),
    },
  ],
  troubles: [
    {
      says: phrase(
        "[[receivables.refusals.statement-mailed]]",
        "[[receivables.refusals.statement-mailed]]",
        "[[receivables.refusals.statement-mailed]]",
      ),
      means: phrase(
        "同一位客户、同一天、同一形式只发一次。要再给，请下载 PDF。",
        "同一位客戶、同一天、同一形式只發一次。要再給，請下載 PDF。",
        "One mail goes per client, day and form. To hand it over again, download the PDF.",
      ),
    },
    {
      says: phrase("没有邮箱", "沒有信箱", "No mail address"),
      means: phrase(
        "在客户页给一位联系人登记邮箱。",
        "在客戶頁給一位聯絡人登記信箱。",
        "Enter a mail address for a contact on the client's page.",
      ),
    },
  ],
  see: ["ledger-aging", "ledger", "settings-mail"],
} satisfies GuidePage;
