import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const creditPage = {
  purpose: phrase(
    "谁不能再挂账、谁超额、还剩多少额度、哪些复评到期、哪些临时放行快结束。",
    "誰不能再掛帳、誰超額、還剩多少額度、哪些複評到期、哪些臨時放行快結束。",
    "Who gets no more credit, who is over the limit, what is left, which reviews are due and which overrides end.",
  ),
  jobs: [
    {
      title: phrase("看清一个数字", "看清一個數字", "See what a figure is made of"),
      steps: [
        phrase(
          "选[[credit.holds.views.holds]]、[[credit.holds.views.over-limit]]或[[credit.holds.views.headroom]]，最要紧的排在最前。",
          "選[[credit.holds.views.holds]]、[[credit.holds.views.over-limit]]或[[credit.holds.views.headroom]]，最要緊的排在最前。",
          "Choose [[credit.holds.views.holds]], [[credit.holds.views.over-limit]] or [[credit.holds.views.headroom]]; the gravest stand first.",
        ),
        phrase(
          "点[[credit.exposure.parts.balance]]、[[credit.exposure.parts.unbilled]]或[[credit.exposure.parts.reserved]]下的金额：明细加起来就是它。",
          "點[[credit.exposure.parts.balance]]、[[credit.exposure.parts.unbilled]]或[[credit.exposure.parts.reserved]]下的金額：明細加起來就是它。",
          "Press an amount under [[credit.exposure.parts.balance]], [[credit.exposure.parts.unbilled]] or [[credit.exposure.parts.reserved]]: the rows add up to it.",
        ),
        phrase(
          "前台收过款的住宿点[[credit.booking.atDesk]]，不再占额度。",
          "櫃檯收過款的住宿點[[credit.booking.atDesk]]，不再占額度。",
          "Mark a stay that was paid at the desk with [[credit.booking.atDesk]]; it no longer uses the limit.",
        ),
      ],
    },
    {
      title: phrase("录入住宿或预留额度", "登錄住宿或預留額度", "Enter a stay or reserve credit"),
      steps: [
        phrase(
          "在客户档案的[[credit.exposure.title]]里点[[credit.booking.bookStay]]或[[credit.booking.reserve]]。",
          "在客戶檔案的[[credit.exposure.title]]裡點[[credit.booking.bookStay]]或[[credit.booking.reserve]]。",
          "In the client's file, under [[credit.exposure.title]], press [[credit.booking.bookStay]] or [[credit.booking.reserve]].",
        ),
        phrase(
          "提交前就能看到是否可行、还剩多少。额度不够会被拒绝，并写明差多少、怎么办。",
          "提交前就能看到是否可行、還剩多少。額度不夠會被拒絕，並寫明差多少、怎麼辦。",
          "Before you send it you see whether it passes and what it leaves. Beyond the limit it is refused, with how much is missing and what to do.",
        ),
        phrase(
          "有逾期但未到硬冻结的，写明理由后点[[credit.booking.askFinance]]；财务另一人同意后自动录入。",
          "有逾期但未到硬凍結的，寫明理由後點[[credit.booking.askFinance]]；財務另一人同意後自動登錄。",
          "When a debt is late but not yet a hard hold, say why and press [[credit.booking.askFinance]]; once somebody in finance agrees it is entered.",
        ),
      ],
    },
    {
      title: phrase("临时放行", "臨時放行", "Let a client go beyond its limit"),
      steps: [
        phrase(
          "在客户档案里点[[credit.holds.askOverride]]，写明金额、截止日和原因，由总监批准。",
          "在客戶檔案裡點[[credit.holds.askOverride]]，寫明金額、截止日和原因，由總監核准。",
          "In the client's file press [[credit.holds.askOverride]] and give amount, last day and reason; the director decides.",
        ),
        phrase(
          "到期自动失效；提前收回点[[credit.holds.endOverride]]。",
          "到期自動失效；提前收回點[[credit.holds.endOverride]]。",
          "It ends by itself; to take it back earlier press [[credit.holds.endOverride]].",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[credit.exposure.exposure]]", "[[credit.exposure.exposure]]", "[[credit.exposure.exposure]]"),
      meaning: phrase(
        "应收余额，加上已离店未开账单的住宿，加上 90 天内确认的住宿和手工预留。开了账单，住宿就不再另计。没有额度的客户，导入的住宿视为前台付款。",
        "應收餘額，加上已退房未開帳單的住宿，加上 90 天內確認的住宿和手工預留。開了帳單，住宿就不再另計。沒有額度的客戶，匯入的住宿視為櫃檯付款。",
        "The balance, stays that left and were not billed, and what is sure or reserved within 90 days. Once billed, a stay counts no more as such. Where no limit was granted, imported stays are taken as paid at the desk.",
      ),
      clauses: ["A7.4"],
    },
    {
      name: phrase("[[credit.holds.soft]]", "[[credit.holds.soft]]", "[[credit.holds.soft]]"),
      meaning: phrase(
        "欠款逾期到催收阶梯的软冻结天数（默认 15 天）：新的挂账业务须经财务同意。有争议的金额不算。",
        "欠款逾期到催收階梯的軟凍結天數（預設 15 天）：新的掛帳業務須經財務同意。有爭議的金額不算。",
        "A debt is as late as the dunning ladder's soft hold, 15 days by default: new business needs finance. What is disputed does not count.",
      ),
      clauses: ["A7.5"],
    },
    {
      name: phrase("[[credit.holds.hard]]", "[[credit.holds.hard]]", "[[credit.holds.hard]]"),
      meaning: phrase(
        "超额，或逾期到硬冻结天数（默认 30 天）：不能再挂账，除非有临时放行。已计入的住宿仍可开账单。",
        "超額，或逾期到硬凍結天數（預設 30 天）：不能再掛帳，除非有臨時放行。已計入的住宿仍可開帳單。",
        "Over the limit, or as late as the hard hold, 30 days by default: nothing more on credit but under an override. What counts already may still be billed.",
      ),
      clauses: ["A7.5"],
    },
  ],
  see: ["clients-id", "credit-client", "ledger", "approvals"],
} satisfies GuidePage;
