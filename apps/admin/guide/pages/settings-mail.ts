import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const settingsMailPage = {
  purpose: phrase(
    "酒店发出的每一封邮件和它的去向；地址的同意与退订。",
    "酒店發出的每一封郵件和它的去向；地址的同意與退訂。",
    "Every mail that leaves the house and what became of it; consent and unsubscribing of addresses.",
  ),
  jobs: [
    {
      title: phrase("处理不确定的邮件", "處理不確定的郵件", "Settle a doubtful mail"),
      steps: [
        phrase(
          "[[messages.statuses.uncertain]]表示连接在途中断开，无人知道是否送达，所以不会自动重发。",
          "[[messages.statuses.uncertain]]表示連線在途中斷開，無人知道是否送達，所以不會自動重發。",
          "[[messages.statuses.uncertain]] means that the line broke while the mail was on its way. Nobody knows whether it arrived, so it is not sent again by itself.",
        ),
        phrase(
          "问过对方后选[[messages.settling.arrived]]或[[messages.settling.send-again]]，并写理由。",
          "問過對方後選[[messages.settling.arrived]]或[[messages.settling.send-again]]，並寫理由。",
          "Ask the recipient, then choose [[messages.settling.arrived]] or [[messages.settling.send-again]] and give a reason.",
        ),
      ],
    },
    {
      title: phrase("记录同意或退订", "記錄同意或退訂", "Record consent, or stop care mail"),
      steps: [
        phrase(
          "在[[messages.addresses.title]]里输入完整地址查询。",
          "在[[messages.addresses.title]]裡輸入完整地址查詢。",
          "Under [[messages.addresses.title]] look the address up in full.",
        ),
        phrase(
          "记录同意时写明对方同意的是哪一版文字。",
          "記錄同意時寫明對方同意的是哪一版文字。",
          "When recording consent say which wording was agreed to.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("服务邮件与关怀邮件", "服務郵件與關懷郵件", "Service mail and care mail"),
      meaning: phrase(
        "登录、提醒、通知属于服务，不需同意；问卷和问候属于关怀，须有同意、未退订，且 30 天内不超过 3 封。",
        "登入、提醒、通知屬於服務，不需同意；問卷和問候屬於關懷，須有同意、未退訂，且 30 天內不超過 3 封。",
        "Sign-in, reminders and notices are service and need no consent; surveys and greetings are care: they need consent, no unsubscribing, and at most 3 in 30 days.",
      ),
      clauses: ["A2.8"],
    },
    {
      name: phrase("[[messages.statuses.dropped]]", "[[messages.statuses.dropped]]", "[[messages.statuses.dropped]]"),
      meaning: phrase(
        "没有发，原因写在旁边，例如已太迟、没有同意。",
        "沒有發，原因寫在旁邊，例如已太遲、沒有同意。",
        "Not sent; the reason stands beside it, such as too late or no consent.",
      ),
    },
  ],
  see: ["surveys", "settings"],
} satisfies GuidePage;
