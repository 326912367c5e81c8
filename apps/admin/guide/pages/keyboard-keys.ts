import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

/** Moving, editing, selecting. */
export const workingKeys = [
  {
    group: phrase("移动", "移動", "Move"),
    keys: [
      {
        press: "↑ / ↓ / ← / →",
        does: phrase("移动一格，到边为止（1）", "移動一格，到邊為止（1）", "One cell, as far as the edge (1)"),
      },
      {
        press: "Tab / Shift+Tab",
        does: phrase(
          "下一格 / 上一格；正在编辑时先保存（2）",
          "下一格 / 上一格；正在編輯時先儲存（2）",
          "Next / previous cell; commits an edit (2)",
        ),
      },
      {
        press: "Home / End",
        does: phrase("行首 / 行尾（8）", "列首 / 列尾（8）", "First / last cell of the row (8)"),
      },
      { press: "Ctrl+Home / Ctrl+End", does: phrase("表格的角（9）", "表格的角（9）", "Corner of the grid (9)") },
      {
        press: "Ctrl+↑ / Ctrl+↓",
        does: phrase("有内容区域的边缘（10）", "有內容區域的邊緣（10）", "Edge of the data (10)"),
      },
      {
        press: "Space",
        does: phrase(
          "在旁边打开这一行的面板，↑ ↓ 换行（46）",
          "在旁邊開啟這一列的面板，↑ ↓ 換列（46）",
          "Opens the row in a panel beside; ↑ ↓ the next record (46)",
        ),
      },
    ],
  },
  {
    group: phrase("编辑", "編輯", "Edit"),
    keys: [
      {
        press: "Enter / F2",
        does: phrase("编辑，光标在末尾（4）", "編輯，游標在末尾（4）", "Edit with the caret at the end (4)"),
      },
      {
        press: phrase("任意字符", "任意字元", "Any character"),
        does: phrase(
          "直接输入即替换内容；随后按方向键就保存并移动（5、6）",
          "直接輸入即替換內容；隨後按方向鍵就儲存並移動（5、6）",
          "Typing replaces the value; an arrow then commits and moves (5, 6)",
        ),
      },
      {
        press: "Enter / Shift+Enter",
        does: phrase(
          "编辑时：保存并下移 / 上移（3）",
          "編輯時：儲存並下移 / 上移（3）",
          "While editing: commit and move down / up (3)",
        ),
      },
      {
        press: "Esc",
        does: phrase("放弃修改，恢复原值（7）", "放棄修改，恢復原值（7）", "Restores the old value (7)"),
      },
      {
        press: phrase("输入法", "輸入法", "Input methods"),
        does: phrase(
          "用输入法时第一个字母不丢，选字的 Enter 不结束编辑（11）",
          "用輸入法時第一個字母不丟，選字的 Enter 不結束編輯（11）",
          "With an input method no letter is lost, and the Enter that picks a candidate does not end the edit (11)",
        ),
      },
      { press: "Ctrl+;", does: phrase("填入酒店的今天（35）", "填入酒店的今天（35）", "Today at the hotel (35)") },
      {
        press: "Delete / Backspace",
        does: phrase(
          "清除所选；必填的格子拒绝（34）",
          "清除所選；必填的格子拒絕（34）",
          "Clears the selection; required cells refuse (34)",
        ),
      },
    ],
  },
  {
    group: phrase("选择", "選擇", "Select"),
    keys: [
      {
        press: "Shift + ↑ / Shift+Click",
        does: phrase(
          "扩大选区；拖到边缘自动滚动（12、13）",
          "擴大選區；拖到邊緣自動滾動（12、13）",
          "Extends the selection; dragging to the edge scrolls (12, 13)",
        ),
      },
      {
        press: "Ctrl+Shift+↓",
        does: phrase("选到内容的边缘（13）", "選到內容的邊緣（13）", "Extends to the edge of the data (13)"),
      },
      {
        press: "Ctrl+A / Ctrl+Space / Shift+Space",
        does: phrase("全部 / 整列 / 整行（14）", "全部 / 整欄 / 整列（14）", "All / column / row (14)"),
      },
      {
        press: phrase("表头的框", "表頭的框", "The header's box"),
        does: phrase(
          "表头的框选中视图中的所有行；超过上限时可选“全部符合条件的”（15）",
          "表頭的框選中檢視中的所有列；超過上限時可選「全部符合條件的」（15）",
          "The header's box takes all rows of the view; past the cap it offers all that match (15)",
        ),
      },
      {
        press: phrase("状态行", "狀態行", "The status line"),
        does: phrase(
          "状态行显示所选的个数、合计、平均（16）",
          "狀態行顯示所選的個數、合計、平均（16）",
          "The status line counts, sums and averages what is selected (16)",
        ),
      },
    ],
  },
] satisfies GuidePage["keyboard"];
