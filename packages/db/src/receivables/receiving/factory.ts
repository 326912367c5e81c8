import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { type BankAccountId, BankLayout, type BankLineId } from "@foyer/domain/receivables/receiving/bank/schema";
import type { Trx } from "../../kernel/fence.ts";
import { addBankAccount, keepStatement } from "./bank/mutations.ts";

const at = Instant.parse("2030-01-01T00:00:00.000Z");
let count = 0;

interface ALine {
  readonly amount: number;
  readonly booked: string;
  readonly payer?: string;
  readonly text?: string;
  readonly account?: BankAccountId;
}

/** A line of a statement of its own. */
export async function aBankLine(
  trx: Trx,
  { amount, booked, payer, text = "", account }: ALine,
): Promise<{ account: BankAccountId; line: BankLineId }> {
  count += 1;
  const accountId = account ?? (await addBankAccount(trx, { name: `Bank ${count}` }, at));
  const { statementId } = await keepStatement(
    trx,
    {
      accountId,
      fileName: `statement-${count}.csv`,
      layout: BankLayout.parse({ date: "date", amount: { how: "signed", column: "amount" } }),
      entries: [
        {
          place: 2,
          bookedOn: CalendarDate.parse(booked),
          amountMinor: minor(amount),
          payer: payer ?? null,
          text,
          reference: `L-${count}`,
        },
      ],
      older: true,
    },
    at,
  );
  const { id } = await trx
    .selectFrom("bankLine")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("statementId", "=", statementId)
    .executeTakeFirstOrThrow();
  return { account: accountId, line: id };
}
