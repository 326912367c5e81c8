import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const clientsDuplicatesPage = {
  purpose: phrase(
    "可能是同一位客户的两份档案，附依据；逐对判断，合并错的也能拆开。",
    "可能是同一位客戶的兩份檔案，附依據；逐對判斷，合併錯的也能拆開。",
    "Pairs of files that may be one client, with the reasons; each is judged, and what was merged wrongly is parted again.",
  ),
  jobs: [
    {
      title: phrase("查找重复", "查詢重複", "Look for duplicates"),
      steps: [
        phrase(
          "点[[clients.duplicates.scan]]；十万客户也在一分钟左右完成，进度在任务栏。",
          "點[[clients.duplicates.scan]]；十萬客戶也在一分鐘左右完成，進度在工作列。",
          "Press [[clients.duplicates.scan]]; even 100,000 clients take about a minute, and the tray shows how far it is.",
        ),
        phrase(
          "新建客户和导入时也会同样比对，当场提醒。",
          "新建客戶和匯入時也會同樣比對，當場提醒。",
          "The same comparison is made when a client is added or imported, and you are told at once.",
        ),
      ],
    },
    {
      title: phrase("判断一对", "判斷一對", "Judge a pair"),
      steps: [
        phrase(
          "先看[[clients.duplicates.proposed]]；[[clients.duplicates.reasonsTitle]]一栏写明哪里相像、哪里不同。",
          "先看[[clients.duplicates.proposed]]；[[clients.duplicates.reasonsTitle]]一欄寫明哪裡相像、哪裡不同。",
          "Begin with [[clients.duplicates.proposed]]; [[clients.duplicates.reasonsTitle]] says what is alike and what is not.",
        ),
        phrase(
          "点[[clients.duplicates.open]]逐项比较，或点[[clients.duplicates.different]]，这一对就不再提示。",
          "點[[clients.duplicates.open]]逐項比較，或點[[clients.duplicates.different]]，這一對就不再提示。",
          "[[clients.duplicates.open]] shows them field by field; [[clients.duplicates.different]] tells them apart for good.",
        ),
      ],
    },
    {
      title: phrase("撤销一次合并", "復原一次合併", "Take a merge back"),
      steps: [
        phrase(
          "在[[clients.duplicates.merges]]里找到它，点[[clients.duplicates.undo]]。",
          "在[[clients.duplicates.merges]]裡找到它，點[[clients.duplicates.undo]]。",
          "Find it under [[clients.duplicates.merges]] and press [[clients.duplicates.undo]].",
        ),
        phrase(
          "合并后改动过的留在保留的那份，并告诉您有几项。",
          "合併後改動過的留在保留的那份，並告訴您有幾項。",
          "What was changed since stays with the file that was kept, and you are told how much that is.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[clients.duplicates.score]]", "[[clients.duplicates.score]]", "[[clients.duplicates.score]]"),
      meaning: phrase(
        "由名称（不分简繁、全半角、公司形式、中英文）、电话、邮箱、微信和地址得出。高的列为很可能，中间的需要人判断。",
        "由名稱（不分簡繁、全半形、公司形式、中英文）、電話、信箱、微信和地址得出。高的列為很可能，中間的需要人判斷。",
        "Made from the names (whatever script, width, legal form or language), phone, mail, WeChat and address. High ones are likely, those between are for a person to review.",
      ),
      clauses: ["A2.5", "B5.3"],
    },
  ],
  see: ["clients-duplicates-one-other", "clients", "imports-id"],
} satisfies GuidePage;
