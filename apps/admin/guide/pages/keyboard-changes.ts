import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

/** Copying, filling, undoing; what is saved and how others' edits show. */
export const changingKeys = [
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
] satisfies GuidePage["keyboard"];
