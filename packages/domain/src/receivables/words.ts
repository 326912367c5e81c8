import { phrase, type Phrase, type Words } from "../kernel/words.ts";
import { agingRefusals, agingWords } from "./aging/words.ts";
import { disputesRefusals } from "./disputes/words.ts";
import { dunningRefusals, dunningWords } from "./dunning/words.ts";
import { figuresWords } from "./figures/words.ts";
import { periodsRefusals, periodsWords } from "./periods/words.ts";
import { itemKinds, postingRefusals, postingWords } from "./posting/words.ts";
import { promisesRefusals, promisesWords } from "./promises/words.ts";
import { provisionRefusals, provisionWords } from "./provision/words.ts";
import { receivingRefusals, receivingWords } from "./receiving/words.ts";
import type { Side } from "./schema.ts";
import { snapshotsRefusals, snapshotsWords } from "./snapshots/words.ts";
import { statementsRefusals, statementsWords } from "./statements/words.ts";

export const receivablesWords = {
  title: phrase("应收账款", "應收帳款", "Receivables"),
  kinds: itemKinds,
  currency: phrase("币种", "幣別", "Currency"),
  sides: {
    debit: phrase("应收", "應收", "Debit"),
    credit: phrase("贷项", "貸項", "Credit"),
  } satisfies Record<Side, Phrase>,
  aging: agingWords,
  dunning: dunningWords,
  figures: figuresWords,
  provision: provisionWords,
  snapshots: snapshotsWords,
  periods: periodsWords,
  posting: postingWords,
  promises: promisesWords,
  statements: statementsWords,
  jobs: { statements: statementsWords.title },
  receiving: receivingWords,
  items: {
    title: phrase("账目", "帳目", "Ledger"),
    lead: phrase(
      "每一笔账单和收款，以及它们还有多少未结清。",
      "每一筆帳單和收款，以及它們還有多少未結清。",
      "Every invoice and payment, and what is still open of it.",
    ),
    reference: phrase("单号", "單號", "Reference"),
    kind: phrase("种类", "種類", "Kind"),
    client: phrase("客户", "客戶", "Client"),
    documentDate: phrase("单据日", "單據日", "Document date"),
    postingDate: phrase("入账日", "入帳日", "Posted"),
    dueDate: phrase("到期日", "到期日", "Due"),
    daysPastDue: phrase("逾期天数", "逾期天數", "Days late"),
    daysLate_one: phrase("逾期 {{count}} 天", "逾期 {{count}} 天", "{{count}} day late"),
    daysLate_other: phrase("逾期 {{count}} 天", "逾期 {{count}} 天", "{{count}} days late"),
    amount: phrase("金额", "金額", "Amount"),
    open: phrase("未结清", "未結清", "Open"),
    openOnly: phrase("只看未结清", "只看未結清", "Open only"),
    count_one: phrase("{{count}} 笔账目", "{{count}} 筆帳目", "{{count}} item"),
    count_other: phrase("{{count}} 笔账目", "{{count}} 筆帳目", "{{count}} items"),
    none: phrase("没有账目。", "沒有帳目。", "No items."),
    allocations: phrase("核销记录", "沖帳記錄", "Settled by"),
    noAllocations: phrase("尚未核销。", "尚未沖帳。", "Nothing has been settled yet."),
    effectiveDate: phrase("生效日", "生效日", "Takes effect"),
    takenBack: phrase("已撤回", "已撤回", "Taken back"),
    settles: phrase("用于", "用於", "Settles"),
    backToItems: phrase("返回账目", "返回帳目", "Back to the items"),
  },
  account: {
    title: phrase("应收", "應收", "Receivable"),
    none: phrase("这位客户没有欠款。", "這位客戶沒有欠款。", "This client owes nothing."),
  },
  refusals: {
    ...agingRefusals,
    ...disputesRefusals,
    ...dunningRefusals,
    ...periodsRefusals,
    ...postingRefusals,
    ...promisesRefusals,
    ...provisionRefusals,
    ...snapshotsRefusals,
    ...statementsRefusals,
    ...receivingRefusals,
  },
} satisfies Words;
