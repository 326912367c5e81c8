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

/** A conference and a meeting that are expected, where there is room for them; whoever is over the limit is let go for a while. */
async function useLimits(trx: Trx, { span, finance, director }: Using): Promise<void> {
  const roomy = (await standing(trx, "headroom", span)).filter(
    ({ limit, exposure, hold }) => hold === null && limit !== null && limit > 0 && limit - exposure > 500_000,
  );
  const [first, second] = roomy.toReversed();
  if (first && first.limit !== null) {
    const amountMinor = thousands((first.limit - first.exposure) * 0.3);
    const meeting = { clientId: first.clientId, amountMinor, expectedOn: addDays(span.today, 40), key: key(1) };
    await reserve(trx, Reserve.parse({ ...meeting, note: "年度经销商大会 Yearly dealers' meeting" }), span.now);
  }
  if (second && second.limit !== null) {
    const expectedMinor = thousands((second.limit - second.exposure) * 0.2);
    const dates = { arrival: addDays(span.today, 12), departure: addDays(span.today, 14), rooms: 6 };
    await bookStay(trx, BookStay.parse({ ...dates, clientId: second.clientId, expectedMinor, key: key(2) }), span.now);
  }
  const [over] = await standing(trx, "over-limit", span);
  const isLetGo = (await overridesInForce(trx, { on: span.today, offset: 0, limit: 1 })).length > 0;
  if (!over || isLetGo) return;
  const upToMinor = minor(thousands(over.exposure * 1.2));
  const payload = {
    clientId: over.clientId,
    upToMinor,
    until: addDays(span.today, 21),
    reason: "旺季订单，已约定付款 Peak season; payment is agreed",
  };
  await carryOutOverride(
    trx,
    { proposalId: ProposalId.parse(1), proposedBy: finance, decidedBy: director, payload },
    span.now,
  );
}

/** Business that uses the limits that were granted, and the holds that follow from them. */
export async function useCredit(using: Using): Promise<void> {
  const { db, propertyId, span } = using;
  const system = { kind: "system", propertyId } as const;
  await withActor(db, { ...system, worksFor: using.finance }, (trx) => useLimits(trx, using));
  await withActor(db, system, (trx) => keepHolds(trx, span.now));
}
