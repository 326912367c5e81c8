import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";
import { changingKeys } from "./keyboard-changes.ts";
import { workingKeys } from "./keyboard-keys.ts";

export const keyboardPage = {
  title: phrase("表格的键盘与鼠标", "表格的鍵盤與滑鼠", "Keyboard and mouse in the grids"),
  purpose: phrase(
    "客户、联系人、目标等表格用起来像电子表格。按键与常用的电子表格相同；Mac 上 Ctrl 换成 ⌘。",
    "客戶、聯絡人、目標等表格用起來像電子表格。按鍵與常用的電子表格相同；Mac 上 Ctrl 換成 ⌘。",
    "Grids of clients, contacts and targets work like a spreadsheet, with the keys you know. On a Mac, ⌘ stands for Ctrl.",
  ),
  jobs: [
    {
      title: phrase("粘贴一大块", "貼上一大塊", "Paste a block"),
      steps: [
        phrase(
          "在电子表格里复制，点表格里的第一格，Ctrl+V。",
          "在電子表格裡複製，點表格裡的第一格，Ctrl+V。",
          "Copy in your spreadsheet, choose the first cell here, press Ctrl+V.",
        ),
        phrase(
          "超过 1,000 格先给预览；一次最多 20,000 格。",
          "超過 1,000 格先給預覽；一次最多 20,000 格。",
          "Over 1,000 cells a preview comes first; 20,000 is the most at once.",
        ),
        phrase(
          "写不进去的格子变红并说明原因，其余照常保存。",
          "寫不進去的格子變紅並說明原因，其餘照常儲存。",
          "Cells that cannot be taken turn red and say why; the others are saved.",
        ),
      ],
    },
    {
      title: phrase("两个人同时改了同一格", "兩個人同時改了同一格", "Two people change the same cell"),
      steps: [
        phrase(
          "弹出的窗口同时显示您的值和对方的值，以及是谁、何时改的。",
          "彈出的視窗同時顯示您的值和對方的值，以及是誰、何時改的。",
          "A question shows your value and theirs, with who changed it and when.",
        ),
        phrase(
          "选保留哪一个；没有人的修改会悄悄丢失。",
          "選保留哪一個；沒有人的修改會悄悄丟失。",
          "Choose which to keep; nobody's edit is lost silently.",
        ),
      ],
    },
  ],
  keyboard: [...workingKeys, ...changingKeys],
  see: ["clients", "targets"],
} satisfies GuidePage;
