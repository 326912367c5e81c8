import { z } from "zod";
import { notificationEvent } from "../../../kernel/notification.ts";
import { type Phrase, phrase } from "../../../kernel/words.ts";
import type { LetterKind } from "../schema.ts";

const client = z.string().max(200);

const goes: Record<LetterKind, Phrase> = {
  reminder: phrase(
    "给“{{client}}”的付款提醒将于 {{at}} 发出。",
    "給「{{client}}」的付款提醒將於 {{at}} 寄出。",
    "A courtesy reminder goes to {{client}} at {{at}}.",
  ),
  letter: phrase(
    "给“{{client}}”的第 {{number}} 封催款函将于 {{at}} 发出。",
    "給「{{client}}」的第 {{number}} 封催款函將於 {{at}} 寄出。",
    "Letter {{number}} about overdue items goes to {{client}} at {{at}}.",
  ),
  notice: phrase(
    "给“{{client}}”的最后通知将于 {{at}} 发出。",
    "給「{{client}}」的最後通知將於 {{at}} 寄出。",
    "The final notice goes to {{client}} at {{at}}.",
  ),
};

const collections = (row: number) => `/ledger/collections?client=${row}`;

export const dunningEvents = {
  /** To the client's salesperson, before the client hears of it. (A7.7) */
  "receivables.letter-released": notificationEvent({
    act: "receivables:read",
    subject: "client",
    details: z.strictObject({
      client,
      kind: z.enum(["reminder", "letter", "notice"]),
      number: z.int(),
      /** The property's clock. */
      at: z.string().max(20),
    }),
    name: phrase("我的客户将收到催款函", "我的客戶將收到催款函", "A letter on overdue items goes to a client of mine"),
    text: ({ kind }) => goes[kind],
    path: collections,
  }),
  /** To the salesperson or the director, whose call it is. */
  "receivables.call-due": notificationEvent({
    act: "dunning:call",
    subject: "client",
    details: z.strictObject({ client, days: z.int() }),
    name: phrase("有催款电话要打", "有催款電話要打", "A call about overdue items is mine to make"),
    text: () =>
      phrase(
        "请致电“{{client}}”：账款已逾期 {{days}} 天，请取得付款承诺。",
        "請致電「{{client}}」：帳款已逾期 {{days}} 天，請取得付款承諾。",
        "Please call {{client}}: {{days}} days overdue. Ask for a promise to pay.",
      ),
    path: collections,
  }),
  /** To finance and directors. */
  "receivables.letters-to-sign": notificationEvent({
    act: "dunning:sign",
    subject: "property",
    details: z.strictObject({ count: z.int() }),
    name: phrase("有催款函等我签发", "有催款函等我簽發", "Letters wait for my signature"),
    text: () =>
      phrase("{{count}} 封催款函等待签发。", "{{count}} 封催款函等待簽發。", "{{count}} letters wait for a signature."),
    path: () => "/ledger/collections?view=letters",
  }),
  /** To finance. */
  "receivables.dunning-blocked": notificationEvent({
    act: "receivables:write",
    subject: "property",
    details: z.strictObject({ day: z.string().max(10) }),
    name: phrase("催收因银行流水过旧而未执行", "催收因銀行明細過舊而未執行", "Dunning waits for a bank file"),
    text: () =>
      phrase(
        "银行流水只到 {{day}}，今天没有催收。导入最新流水后可再次执行。",
        "銀行明細只到 {{day}}，今天沒有催收。匯入最新明細後可再次執行。",
        "The bank's files end on {{day}}, so nobody was written to today. Import a newer one and run again.",
      ),
    path: () => "/ledger/collections?view=letters",
  }),
};
