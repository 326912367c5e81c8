import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const inboxPage = {
  purpose: phrase(
    "与您有关的事都在这里：导入结束、客户交接给您、线索有了结果、请假获批、后台任务失败。",
    "與您有關的事都在這裡：匯入結束、客戶交接給您、線索有了結果、請假獲批、背景工作失敗。",
    "What concerns you: an import has ended, clients were handed to you, a tip was decided, an absence was approved, a job failed.",
  ),
  jobs: [
    {
      title: phrase("读通知", "讀通知", "Read notifications"),
      steps: [
        phrase(
          "右上角铃铛上的数字是未读的条数，每分钟更新。",
          "右上角鈴鐺上的數字是未讀的條數，每分鐘更新。",
          "The number on the bell is what is unread; it is brought up to date every minute.",
        ),
        phrase(
          "点一条就打开它说的页面，同时标为已读。",
          "點一條就開啟它說的頁面，同時標為已讀。",
          "Pressing one opens the page it speaks of and marks it as read.",
        ),
        phrase(
          "[[messages.inbox.markAllRead]]只标记您看到的；之后到的仍是未读。",
          "[[messages.inbox.markAllRead]]只標記您看到的；之後到的仍是未讀。",
          "[[messages.inbox.markAllRead]] marks what you have seen; what came in meanwhile stays unread.",
        ),
      ],
    },
    {
      title: phrase("选择如何收到通知", "選擇如何收到通知", "Choose how to hear of things"),
      steps: [
        phrase(
          "在[[messages.inbox.choices]]里为每种事选择[[messages.inbox.onScreen]]或[[messages.inbox.byMail]]。",
          "在[[messages.inbox.choices]]裡為每種事選擇[[messages.inbox.onScreen]]或[[messages.inbox.byMail]]。",
          "Under [[messages.inbox.choices]] choose [[messages.inbox.onScreen]] or [[messages.inbox.byMail]] for each kind of event.",
        ),
        phrase(
          "选邮件时，同时发生的几件事合成一封，在酒店允许发信的时段发出。",
          "選郵件時，同時發生的幾件事合成一封，在酒店允許發信的時段發出。",
          "By mail, what happens together comes as one letter, in the hours in which the hotel sends mail.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("保留多久", "保留多久", "How long they are kept"),
      meaning: phrase(
        "默认 90 天，可在设置中更改。事情本身的记录一直都在。",
        "預設 90 天，可在設定中更改。事情本身的記錄一直都在。",
        "90 days unless the settings say otherwise. The things themselves stay on record.",
      ),
      clauses: ["A1.3"],
    },
  ],
  see: ["home", "imports"],
} satisfies GuidePage;
