import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const importsPage = {
  purpose: phrase(
    "把客户、住宿、账单、收款、沟通记录和目标从文件导入；已导入过的文件都列在这里。",
    "把客戶、住宿、帳單、收款、溝通記錄和目標從檔案匯入；已匯入過的檔案都列在這裡。",
    "Brings clients, stays, invoices, payments, activities and targets in from files, and lists every import so far.",
  ),
  jobs: [
    {
      title: phrase("导入一个文件", "匯入一個檔案", "Import a file"),
      steps: [
        phrase(
          "选内容，上传 CSV 或 XLSX；简体常用的 GB18030 编码也能读。",
          "選內容，上傳 CSV 或 XLSX；簡體常用的 GB18030 編碼也能讀。",
          "Choose what it holds and upload CSV or XLSX; files in GB18030 are read as well.",
        ),
        phrase(
          "照向导走：对应列、检查、修正、试运行、写入。",
          "照嚮導走：對應列、檢查、修正、試執行、寫入。",
          "Follow the steps: map the columns, check, fix, dry run, apply.",
        ),
        phrase(
          "结束时您会在通知里得到结果。",
          "結束時您會在通知裡得到結果。",
          "When it has ended you are told in your inbox.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("全部或全不", "全部或全不", "All or nothing"),
      meaning: phrase(
        "有一行不对，就一行也不写入；同一个文件导入两次，第二次什么都不变。",
        "有一列不對，就一列也不寫入；同一個檔案匯入兩次，第二次什麼都不變。",
        "If one row is wrong nothing is written; the same file twice changes nothing the second time.",
      ),
      clauses: ["A2.1"],
    },
    {
      name: phrase("谁导入什么", "誰匯入什麼", "Who imports what"),
      meaning: phrase(
        "账单和收款由财务导入，其余由销售经理导入。",
        "帳單和收款由財務匯入，其餘由銷售經理匯入。",
        "Invoices and payments are finance's to import, everything else the sales manager's.",
      ),
      clauses: ["A2.9", "A7.6"],
    },
  ],
  see: ["imports-id", "clients-duplicates"],
} satisfies GuidePage;
