import { reserve } from "@foyer/db/credit/booking/reservations/mutations";
import { bookStay } from "@foyer/db/credit/booking/stays/mutations";
import { keepHolds } from "@foyer/db/credit/holds/mutations";
import { carryOutOverride } from "@foyer/db/credit/holds/overrides/mutations";
import { overridesInForce } from "@foyer/db/credit/holds/overrides/queries";
import { creditList } from "@foyer/db/credit/holds/standings/queries";
import type { Db } from "@foyer/db/kernel/connect";
import { type Trx, withActor } from "@foyer/db/kernel/fence";
import { ProposalId } from "@foyer/domain/approvals/schema";
import { BookStay, Reserve } from "@foyer/domain/credit/booking/schema";
import { type CreditView, CreditList } from "@foyer/domain/credit/holds/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { minor } from "@foyer/domain/kernel/money";
import { addDays } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { Span } from "./hotels.ts";

interface Using {
  readonly db: Db;
  readonly propertyId: PropertyId;
  readonly span: Span;
  readonly finance: StaffId;
  readonly director: StaffId;
}

const key = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`;
const thousands = (amount: number): number => Math.max(100_000, Math.floor(amount / 100_000) * 100_000);

/** The limits of one list as they stand. */
async function standing(trx: Trx, view: CreditView, { today }: Span) {
  const { rows } = await creditList(trx, CreditList.parse({ view, limit: 200 }), today);
  return rows;
}

/** Lets the client that is furthest over its limit go for a while. */
async function letGo(trx: Trx, { span, finance, director }: Using): Promise<void> {
  if ((await overridesInForce(trx, { on: span.today, offset: 0, limit: 1 })).length > 0) return;
  const over = (await standing(trx, "over-limit", span)).find(({ limit }) => limit !== null && limit > 0);
  if (!over) return;
  const payload = {
    clientId: over.clientId,
    upToMinor: minor(thousands(over.exposure * 1.5)),
    until: addDays(span.today, 21),
    reason: "旺季订单，已约定付款 Peak season; payment is agreed",
  };
  const accepted = { proposalId: ProposalId.parse(1), proposedBy: finance, decidedBy: director, payload };
  await carryOutOverride(trx, accepted, span.now);
}

/** A conference that is expected and a stay that is sure, where there is the most room for them. */
async function useLimits(trx: Trx, { span }: Using): Promise<void> {
  const room = ({ limit, upTo, exposure }: { limit: number | null; upTo: number | null; exposure: number }) =>
    Math.max(limit ?? 0, upTo ?? 0) - exposure;
  const [roomy] = (await standing(trx, "headroom", span))
    .filter((row) => row.hold === null && row.limit !== null && row.limit > 0 && room(row) > 500_000)
    .toSorted((one, other) => room(other) - room(one));
  if (!roomy) return;
  const { clientId } = roomy;
  const note = "年度经销商大会 Yearly dealers' meeting";
  const meeting = { clientId, amountMinor: thousands(room(roomy) * 0.4), expectedOn: addDays(span.today, 40) };
  await reserve(trx, Reserve.parse({ ...meeting, note, key: key(1) }), span.now);
  const dates = { arrival: addDays(span.today, 12), departure: addDays(span.today, 14), rooms: 6 };
  const stay = { ...dates, clientId, expectedMinor: thousands(room(roomy) * 0.2), key: key(2) };
  await bookStay(trx, BookStay.parse(stay), span.now);
}

const isUsed = async (trx: Trx): Promise<boolean> =>
  (
    await trx
      .selectFrom("change")
      .select("number")
      .where("propertyId", "=", trx.propertyId)
      .where("act", "=", "credit.keep-holds")
      .limit(1)
      .execute()
  ).length > 0;

/** Business that uses the limits that were granted, and the holds that follow from them. */
export async function useCredit(using: Using): Promise<void> {
  const { db, propertyId, span } = using;
  const system = { kind: "system", propertyId } as const;
  if (await withActor(db, { ...system, readOnly: true }, isUsed)) return;
  await withActor(db, { ...system, worksFor: using.finance }, async (trx) => {
    await letGo(trx, using);
    await useLimits(trx, using);
  });
  await withActor(db, system, (trx) => keepHolds(trx, span.now));
}
