import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

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
  keyboard: [
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
    {
      group: phrase("复制与粘贴", "複製與貼上", "Copy and paste"),
      keys: [
        {
          press: "Ctrl+C / Ctrl+X",
          does: phrase(
            "复制 / 剪切；数字粘贴到 Excel 仍是数字（17、18）",
            "複製 / 剪下；數字貼上到 Excel 仍是數字（17、18）",
            "Copy / cut; numbers stay numbers in Excel (17, 18)",
          ),
        },
        {
          press: "Ctrl+V",
          does: phrase(
            "一个值填满选区；一块内容铺到可见的格子，成整倍时重复（19–21）",
            "一個值填滿選區；一塊內容鋪到可見的格子，成整倍時重複（19–21）",
            "One value fills the range; a block spreads over visible cells and repeats where it fits evenly (19–21)",
          ),
        },
        {
          press: phrase("粘贴超过最后一行", "貼上超過最後一列", "Pasting past the end"),
          does: phrase(
            "超过最后一行时询问是否加行；末尾的空行不会清掉下一行（22、23）",
            "超過最後一列時詢問是否加列；末尾的空列不會清掉下一列（22、23）",
            "Past the last row it asks whether to add rows; a final newline never clears the next row (22, 23)",
          ),
        },
        {
          press: phrase("带引号、换行的格子", "帶引號、換列的格子", "Quoted cells"),
          does: phrase(
            "带引号和换行的格子仍是一格，空格子保留位置（24）",
            "帶引號和換列的格子仍是一格，空格子保留位置（24）",
            "A quoted cell with line breaks stays one cell; empty ones keep their place (24)",
          ),
        },
        {
          press: phrase("数字与日期的写法", "數字與日期的寫法", "Numbers and dates"),
          does: phrase(
            "千分位、货币符号、全角数字和中文日期都能读；03/04/26 有歧义，会拒绝并提示（27）",
            "千分位、貨幣符號、全形數字和中文日期都能讀；03/04/26 有歧義，會拒絕並提示（27）",
            "Thousands, currency signs, wide digits and Chinese dates are read; 03/04/26 is ambiguous and refused with a hint (27)",
          ),
        },
        {
          press: phrase("写不进去的值", "寫不進去的值", "Values that do not fit"),
          does: phrase(
            "锁定的格子跳过并计数；读不懂的保留原值并标红；未知的选项或负责人给出最接近的，不会新建（25、26、28）",
            "鎖定的格子跳過並計數；讀不懂的保留原值並標紅；未知的選項或負責人給出最接近的，不會新建（25、26、28）",
            "Locked cells are skipped and counted; what cannot be read leaves the old value, in red; an unknown option or owner offers the nearest and never makes a new one (25, 26, 28)",
          ),
        },
        {
          press: phrase("遮盖的号码", "遮蓋的號碼", "Masked numbers"),
          does: phrase(
            "遮盖的号码只能复制成文字，不能粘贴、填充或替换；显示号码要单独申请并写原因（47）",
            "遮蓋的號碼只能複製成文字，不能貼上、填充或替換；顯示號碼要單獨申請並寫原因（47）",
            "A masked number copies as text and takes no paste, fill or replace; revealing it is an act of its own, with a reason (47)",
          ),
        },
      ],
    },
    {
      group: phrase("填充", "填充", "Fill"),
      keys: [
        {
          press: phrase("选区右下角的小方块", "選區右下角的小方塊", "The corner's handle"),
          does: phrase(
            "拖右下角的小方块复制；按住 Ctrl 成序列；双击填到相邻列的末尾（30、31）",
            "拖右下角的小方塊複製；按住 Ctrl 成序列；雙擊填到相鄰欄的末尾（30、31）",
            "Drag the corner to copy, with Ctrl as a series; double-click fills to the neighbour's end (30, 31)",
          ),
        },
        {
          press: "Ctrl+D / Ctrl+R",
          does: phrase("向下 / 向右填充（32）", "向下 / 向右填充（32）", "Fill down / right (32)"),
        },
        {
          press: "Ctrl+Enter",
          does: phrase(
            "把当前值写入整个选区（33）",
            "把當前值寫入整個選區（33）",
            "Writes the active value into the whole selection (33)",
          ),
        },
      ],
    },
    {
      group: phrase("撤销与查找", "復原與查詢", "Undo and find"),
      keys: [
        {
          press: "Ctrl+Z / Ctrl+Y / Ctrl+Shift+Z",
          does: phrase(
            "撤销 / 重做；一次粘贴是一步，排序、筛选、刷新后仍有效（36）",
            "復原 / 重做；一次貼上是一步，排序、篩選、重新整理後仍有效（36）",
            "Undo / redo; one paste is one step, and it survives sorting, filtering and reloading (36)",
          ),
        },
        {
          press: "Ctrl+Z",
          does: phrase(
            "在输入框里只撤销框内的字；没保存成功的不在其中；别人后来又改过的会先问（37–39）",
            "在輸入框裡只復原框內的字；沒儲存成功的不在其中；別人後來又改過的會先問（37–39）",
            "In a text box it undoes the box alone; what failed to save is not in it; what somebody changed since is asked about first (37–39)",
          ),
        },
        {
          press: "Ctrl+F / Ctrl+H",
          does: phrase(
            "查找全部 / 替换，先报个数（44）",
            "查詢全部 / 替換，先報個數（44）",
            "Find all / replace, with a count first (44)",
          ),
        },
      ],
    },
    {
      group: phrase("保存与视图", "儲存與檢視", "Saving and views"),
      keys: [
        {
          press: phrase("保存状态", "儲存狀態", "Saving"),
          does: phrase(
            "每格自动保存；出错的格子有红角和说明，可跳到下一处（41）",
            "每格自動儲存；出錯的格子有紅角和說明，可跳到下一處（41）",
            "Each cell saves itself; a red corner says what went wrong, and you can jump to the next (41)",
          ),
        },
        {
          press: phrase("别人的修改", "別人的修改", "Others' edits"),
          does: phrase(
            "别人的修改会闪一下；同一格都改了时，两个值并列由您选择（42）",
            "別人的修改會閃一下；同一格都改了時，兩個值並列由您選擇（42）",
            "Others' edits flash; where both changed a cell, both values are shown for you to choose (42)",
          ),
        },
        {
          press: phrase("不再符合筛选的行", "不再符合篩選的列", "Rows that no longer fit"),
          does: phrase(
            "改后不再符合筛选的行留到刷新为止；被别人归档的行变灰（43）",
            "改後不再符合篩選的列留到重新整理為止；被別人封存的列變灰（43）",
            "A row that no longer fits the filter stays until you refresh; one that others archived greys out (43)",
          ),
        },
        {
          press: phrase("归档", "封存", "Archiving"),
          does: phrase(
            "归档后出现“撤销”，归档的在回收站里（40）",
            "封存後出現「復原」，封存的在資源回收筒裡（40）",
            "After archiving comes an Undo; archived rows stand in the trash (40)",
          ),
        },
        {
          press: phrase("列的宽度与顺序", "列的寬度與順序", "Widths and order"),
          does: phrase(
            "前几列固定；列宽、顺序、显隐随视图保存（45）",
            "前幾欄固定；欄寬、順序、顯隱隨檢視儲存（45）",
            "The first columns stay in place; widths, order and visibility are kept with the view (45)",
          ),
        },
        {
          press: phrase("大块粘贴", "大塊貼上", "Large pastes"),
          does: phrase(
            "粘贴超过 1,000 格时先预览并显示进度，上限 20,000 事先说明（29）",
            "貼上超過 1,000 格時先預覽並顯示進度，上限 20,000 事先說明（29）",
            "Over 1,000 cells a paste is previewed with progress; the limit of 20,000 is said beforehand (29)",
          ),
        },
      ],
    },
  ],
  see: ["clients", "targets"],
} satisfies GuidePage;
