import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const approvalsPage = {
  purpose: phrase(
    "重要的操作由一人提出、另一人决定：授予总监或经理职务、升职、导出大量联系方式、合并客户。批准后自动执行。",
    "重要的操作由一人提出、另一人決定：授予總監或經理職務、升職、匯出大量聯絡方式、合併客戶。核准後自動執行。",
    "What matters is proposed by one person and decided by another: the role of director or manager, a raise, an export of many contacts, a merge. Once accepted it is carried out by itself.",
  ),
  jobs: [
    {
      title: phrase("决定一项申请", "決定一項申請", "Decide on a proposal"),
      steps: [
        phrase(
          "在[[approvals.toDecide]]里看清[[approvals.before]]、[[approvals.after]]和理由。",
          "在[[approvals.toDecide]]裡看清[[approvals.before]]、[[approvals.after]]和理由。",
          "Under [[approvals.toDecide]] read [[approvals.before]], [[approvals.after]] and the reason.",
        ),
        phrase(
          "点[[approvals.accept]]或[[approvals.reject]]。不批准要附一句话，提出人会看到。",
          "點[[approvals.accept]]或[[approvals.reject]]。不核准要附一句話，提出人會看到。",
          "Press [[approvals.accept]] or [[approvals.reject]]. A rejection takes a word, which the proposer reads.",
        ),
        phrase(
          "批准后由后台执行，结果写在[[approvals.decided]]里；执行不了时写明原因，并通知双方。",
          "核准後由背景執行，結果寫在[[approvals.decided]]裡；執行不了時寫明原因，並通知雙方。",
          "What is accepted is carried out in the background; the outcome stands under [[approvals.decided]]. Where something stands in the way, it says what, and both are told.",
        ),
      ],
    },
    {
      title: phrase("撤回自己的申请", "撤回自己的申請", "Withdraw a proposal of yours"),
      steps: [
        phrase(
          "在[[approvals.waiting]]里点[[approvals.withdraw]]；处理过的不能再撤回。",
          "在[[approvals.waiting]]裡點[[approvals.withdraw]]；處理過的不能再撤回。",
          "Under [[approvals.waiting]] press [[approvals.withdraw]]; what has been decided cannot be withdrawn.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("谁来决定", "誰來決定", "Who decides"),
      meaning: phrase(
        "有相应权限的另一个人；从来不是提出人，也不是申请所涉及的人。没有别人时，由总监决定。",
        "有相應權限的另一個人；從來不是提出人，也不是申請所涉及的人。沒有別人時，由總監決定。",
        "Another person with the right; never who proposed it, nor whom it is about. Where nobody else is left, a director.",
      ),
      clauses: ["A2.9"],
    },
    {
      name: phrase("有效期", "有效期", "How long it waits"),
      meaning: phrase(
        "默认 14 天没有决定就过期，可在设置中更改。",
        "預設 14 天沒有決定就過期，可在設定中更改。",
        "It lapses after 14 days without a decision, unless the settings say otherwise.",
      ),
      clauses: ["A2.9"],
    },
  ],
  see: ["inbox", "settings-people"],
} satisfies GuidePage;
