import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const importsIdPage = {
  title: phrase("一次导入", "一次匯入", "One import, step by step"),
  purpose: phrase(
    "一次导入从上传到写入的每一步，以及写入之后的撤回。",
    "一次匯入從上傳到寫入的每一步，以及寫入之後的撤回。",
    "One import from upload to apply, step by step, and taking it back afterwards.",
  ),
  jobs: [
    {
      title: phrase("对应列", "對應列", "Map the columns"),
      steps: [
        phrase(
          "系统按三种语言的常用列名先对应好；看一眼[[imports.map.field]]是否正确。",
          "系統按三種語言的常用欄名先對應好；看一眼[[imports.map.field]]是否正確。",
          "Columns are matched first by their usual names in three languages; look over what each is [[imports.map.field]].",
        ),
        phrase(
          "改过的会记住，下次同样的列自动采用。",
          "改過的會記住，下次同樣的列自動採用。",
          "What you correct is remembered for the next file.",
        ),
        phrase(
          "日期有歧义时选日期写法。",
          "日期有歧義時選日期寫法。",
          "If days are ambiguous, say how they are written.",
        ),
      ],
    },
    {
      title: phrase("修正有误的行", "修正有誤的列", "Mend the rows that do not fit"),
      steps: [
        phrase(
          "标红的格子写着原因；就地改正，或让这一行不导入。",
          "標紅的格子寫著原因；就地改正，或讓這一列不匯入。",
          "Red cells say why; correct them in place, or leave the row out.",
        ),
        phrase(
          "也可以下载有误的行，改好再上传。",
          "也可以下載有誤的列，改好再上傳。",
          "Or download the bad rows, correct them and upload them again.",
        ),
        phrase(
          "改好后重新检查，不必重新上传整个文件。",
          "改好後重新檢查，不必重新上傳整個檔案。",
          "The file is checked again without another upload.",
        ),
      ],
    },
    {
      title: phrase("试运行和写入", "試執行和寫入", "Dry run and apply"),
      steps: [
        phrase(
          "试运行列出会新建、更新、不变、跳过和拒绝多少行，加起来等于文件的行数。",
          "試執行列出會新建、更新、不變、跳過和拒絕多少行，加起來等於檔案的列數。",
          "The dry run says how many rows would be created, updated, unchanged, skipped and refused; they add up to the rows of the file.",
        ),
        phrase(
          "看过将要改动的内容和可能重复的客户，再写入。",
          "看過將要改動的內容和可能重複的客戶，再寫入。",
          "Look at what would change and at clients that may be there already, then apply.",
        ),
      ],
    },
    {
      title: phrase("撤回", "撤回", "Take it back"),
      steps: [
        phrase(
          "[[imports.reverse.button]]：这次导入建立和修改的都退回去。",
          "[[imports.reverse.button]]：這次匯入建立和修改的都退回去。",
          "[[imports.reverse.button]]: what it made and changed goes back.",
        ),
        phrase(
          "之后被人改过的保持现状，并列在报告里。",
          "之後被人改過的保持現狀，並列在報告裡。",
          "What somebody edited since stays, and is listed in the report.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("行数", "行數", "Counts"),
      meaning: phrase(
        "新建 + 更新 + 不变 + 跳过 + 拒绝 = 读取的行数。",
        "新建 + 更新 + 不變 + 跳過 + 拒絕 = 讀取的列數。",
        "Created + updated + unchanged + skipped + refused = rows read.",
      ),
      clauses: ["A2.1"],
    },
  ],
  troubles: [
    {
      says: phrase("[[imports.refusals.not-text]]", "[[imports.refusals.not-text]]", "[[imports.refusals.not-text]]"),
      means: phrase(
        "文件不是 CSV 或 XLSX，或者已损坏；从原系统重新导出。",
        "檔案不是 CSV 或 XLSX，或者已損壞；從原系統重新匯出。",
        "The file is no CSV or XLSX, or is damaged; export it again.",
      ),
    },
    {
      says: phrase(
        "[[imports.refusals.ragged-row]]",
        "[[imports.refusals.ragged-row]]",
        "[[imports.refusals.ragged-row]]",
      ),
      means: phrase(
        "这一行的值比表头多或少，常见于内容里有逗号却没有引号。",
        "這一列的值比表頭多或少，常見於內容裡有逗號卻沒有引號。",
        "The row has more or fewer values than the header, often a comma without quotes.",
      ),
    },
  ],
  see: ["imports", "clients-duplicates"],
} satisfies GuidePage;
