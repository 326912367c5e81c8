import type { Trx } from "@foyer/db/kernel/fence";
import { ledgerItems } from "@foyer/db/receivables/queries";
import { addBankAccount, keepStatement } from "@foyer/db/receivables/receiving/bank/mutations";
import { minor } from "@foyer/domain/kernel/money";
import { addDays } from "@foyer/domain/kernel/time";
import { type BankEntry, BankLayout } from "@foyer/domain/receivables/receiving/bank/schema";
import { ItemsFilter } from "@foyer/domain/receivables/schema";
import type { Hotel, Span } from "./hotels.ts";

const layout = BankLayout.parse({
  date: "交易日期",
  amount: { how: "two-columns", received: "收入", paid: "支出" },
  payer: "对方户名",
  texts: ["摘要"],
  reference: "交易流水号",
});

/** Yesterday's statement of the hotel's bank: some lines say whose they are, some leave it to be found out. */
export async function takeStatement(trx: Trx, { hotel, span }: { hotel: Hotel; span: Span }): Promise<void> {
  const asOf = addDays(span.today, -1);
  const { rows } = await ledgerItems(trx, ItemsFilter.parse({ asOf, limit: 500 }), asOf);
  const debts = rows.filter((row) => row.kind === "invoice" && row.line === 1 && row.openMinor > 100_000);
  const [named, numbered, round] = [...new Map(debts.map((debt) => [debt.clientId, debt])).values()];
  if (!named || !numbered || !round) return;
  const said = [
    { amount: named.openMinor, payer: named.client, text: "转账 Transfer" },
    { amount: numbered.openMinor, payer: "Wang Jianguo", text: `房费 ${numbered.reference}` },
    { amount: Math.floor(round.openMinor / 100_000) * 100_000, payer: round.client, text: "往来款 On account" },
    { amount: 3_217, payer: null, text: "结息 Interest" },
    { amount: -1_500, payer: null, text: "手续费 Charges" },
  ];
  const entries = said.map(
    ({ amount, ...line }, index): BankEntry => ({
      ...line,
      place: index + 2,
      bookedOn: asOf,
      amountMinor: minor(amount),
      reference: `${asOf.replaceAll("-", "")}${String(index + 1).padStart(4, "0")}`,
    }),
  );
  const accountId = await addBankAccount(trx, { name: "基本户 Current account", currency: hotel.currency }, span.now);
  await keepStatement(
    trx,
    { accountId, fileName: `${asOf}.csv`, layout, entries, through: asOf, older: false },
    span.now,
  );
}
