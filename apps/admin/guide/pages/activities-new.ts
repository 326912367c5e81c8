import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const activitiesNewPage = {
  purpose: phrase(
    "在手机上二十秒记完一次联系：客户、方式、结果、了解到什么、下一步。",
    "在手機上二十秒記完一次聯繫：客戶、方式、結果、瞭解到什麼、下一步。",
    "Logs a contact in twenty seconds, also on a phone: client, kind, outcome, what was learned, next step.",
  ),
  jobs: [
    {
      title: phrase("记录一次联系", "記錄一次聯繫", "Log a contact"),
      steps: [
        phrase(
          "在[[activities.client]]里输入名称或拼音首字母；没输入之前列出的是到期的客户。",
          "在[[activities.client]]裡輸入名稱或拼音首字母；沒輸入之前列出的是到期的客戶。",
          "Type a name or pinyin initials into [[activities.client]]; before you type, clients that are due are offered.",
        ),
        phrase("点方式，再点结果。", "點方式，再點結果。", "Tap a kind, then an outcome."),
        phrase(
          "在[[activities.note]]写下需求、偏好或变化：这就是客户档案的沟通部分。",
          "在[[activities.note]]寫下需求、偏好或變化：這就是客戶檔案的溝通部分。",
          "Write needs, preferences or changes into [[activities.note]]: this is the communication part of the file.",
        ),
        phrase(
          "需要时填[[activities.nextStep]]和日期，到那天会出现在首页。",
          "需要時填[[activities.nextStep]]和日期，到那天會出現在首頁。",
          "Add [[activities.nextStep]] and a date if there is one; it shows on the home page that day.",
        ),
        phrase(
          "保存。断网后再按一次也只会有一条记录。",
          "儲存。斷網後再按一次也只會有一條記錄。",
          "Save. Pressing again after a lost connection still makes one entry.",
        ),
      ],
    },
    {
      title: phrase("撤回写错的记录", "撤回寫錯的記錄", "Take back a wrong entry"),
      steps: [
        phrase(
          "在客户档案的沟通记录里找到它，点[[activities.withdraw]]并写原因。",
          "在客戶檔案的溝通記錄裡找到它，點[[activities.withdraw]]並寫原因。",
          "Find it among the client's activities, press [[activities.withdraw]] and say why.",
        ),
        phrase(
          "记录仍可看到，但不再计入任何数字。",
          "記錄仍可看到，但不再計入任何數字。",
          "It stays readable and counts nowhere.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("日期", "日期", "The date"),
      meaning: phrase(
        "不能晚于今天；以酒店所在地的日历为准，与手机的时钟无关。",
        "不能晚於今天；以酒店所在地的日曆為準，與手機的時鐘無關。",
        "Never in the future. The day is the hotel's own, whatever the clock of the phone says.",
      ),
      clauses: ["A5.8"],
    },
  ],
  troubles: [
    {
      says: phrase(
        "散客账户和已归档的客户不能记录沟通",
        "散客帳戶和已封存的客戶不能記錄溝通",
        "The house account and archived files take no activities",
      ),
      means: phrase(
        "选真正的客户，或先恢复档案。",
        "選真正的客戶，或先恢復檔案。",
        "Choose the client that was meant, or restore the file first.",
      ),
    },
  ],
  see: ["activities", "clients-id"],
} satisfies GuidePage;
