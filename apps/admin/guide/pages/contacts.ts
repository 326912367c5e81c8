import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const contactsPage = {
  purpose: phrase(
    "所有客户的联系人，号码以遮盖形式显示；可像表格一样筛选和修改。",
    "所有客戶的聯絡人，號碼以遮蓋形式顯示；可像表格一樣篩選和修改。",
    "The persons at all clients, numbers masked; filtered and edited like any grid.",
  ),
  jobs: [
    {
      title: phrase("找一个人", "找一個人", "Find a person"),
      steps: [
        phrase(
          "输入姓名、职位或客户名称；知道完整号码时用 Ctrl+K。",
          "輸入姓名、職位或客戶名稱；知道完整號碼時用 Ctrl+K。",
          "Type a name, title or client; if you have a whole number, use Ctrl+K.",
        ),
        phrase(
          "从这一行可以打开其客户的档案。",
          "從這一列可以開啟其客戶的檔案。",
          "From the row, open the client's file.",
        ),
      ],
    },
    {
      title: phrase("更新联系方式", "更新聯繫方式", "Update contact details"),
      steps: [
        phrase(
          "在格子里输入新的号码；显示的是遮盖后的，改就要写全。",
          "在格子裡輸入新的號碼；顯示的是遮蓋後的，改就要寫全。",
          "Type the new number into the cell; what stands there is a mask, so type all of it.",
        ),
        phrase(
          "粘贴一列电话也可以；读不懂的会标红。",
          "貼上一欄電話也可以；讀不懂的會標紅。",
          "A column of phones may be pasted; what cannot be read turns red.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("遮盖的号码", "遮蓋的號碼", "Masked numbers"),
      meaning: phrase(
        "例如 138****8000。完整号码只在档案里、写明原因后显示。",
        "例如 138****8000。完整號碼只在檔案裡、寫明原因後顯示。",
        "Such as 138****8000. The whole number shows in the file only, for a reason.",
      ),
      clauses: ["A2.8", "A2.9"],
    },
    {
      name: phrase(
        "[[clients.contacts.fields.birthday]]",
        "[[clients.contacts.fields.birthday]]",
        "[[clients.contacts.fields.birthday]]",
      ),
      meaning: phrase(
        "公历或农历，只记月日；年份受保护。",
        "公曆或農曆，只記月日；年份受保護。",
        "Solar or lunar, month and day; the year is protected.",
      ),
      clauses: ["A4.5"],
    },
  ],
  see: ["clients-id", "keyboard", "search"],
} satisfies GuidePage;
