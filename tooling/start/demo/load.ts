import { hasClients } from "@foyer/db/clients/history/queries";
import type { Db } from "@foyer/db/kernel/connect";
import { withActor } from "@foyer/db/kernel/fence";
import { lockStatistics, refreshStatistics } from "@foyer/db/kernel/statistics";
import { addProperty } from "@foyer/db/properties/mutations";
import { allProperties } from "@foyer/db/properties/queries";
import { computeScores } from "@foyer/db/scores/mutations";
import { scoredMonths } from "@foyer/db/scores/queries";
import { actorByEmail } from "@foyer/db/staff/queries";
import { keepDuties } from "@foyer/db/staff/duty/mutations";
import { keepStaff } from "@foyer/db/staff/history/mutations";
import { addMonths, businessDate, firstDay, type Instant, monthOf, monthsFrom } from "@foyer/domain/kernel/time";
import { answerable, type Role } from "@foyer/domain/kernel/permissions";
import { StaffEmail, type StaffId } from "@foyer/domain/staff/schema";
import { ageApart } from "./aging.ts";
import { takeStatement } from "./bank.ts";
import { useCredit } from "./credit-use.ts";
import { collect } from "./dunning.ts";
import { fill } from "./fill.ts";
import { gradeClients } from "./credit.ts";
import { type Hotel, hotels, type Span } from "./hotels.ts";
import { keepNights, setRates } from "./nights.ts";
import { post } from "./post.ts";
import { tell } from "./story.ts";

type Property = Awaited<ReturnType<typeof allProperties>>[number];

export interface LoadDemo {
  readonly db: Db;
  readonly now: Instant;
  readonly log: (line: string) => void;
  readonly seed?: string;
  /** Of the whole size: a test loads little. */
  readonly share?: number;
  /** How long the hotels have been open. */
  readonly months?: number;
}

const filled = [
  "staff",
  "staff_role",
  "client",
  "client_owner",
  "client_tier",
  "client_class",
  "client_collaborator",
  "contact",
  "stay",
  "stay_day",
  "activity",
  "message",
  "address_consent",
  "survey",
  "survey_answer",
  "survey_rating",
  "survey_comment",
  "target",
  "target_month",
  "ledger_account",
  "ledger_item",
  "ledger_allocation",
  "ledger_item_open",
  "ledger_item_stay",
  "change_field",
];

interface Opened {
  readonly hotel: Hotel;
  readonly actor: { readonly kind: "system"; readonly propertyId: Property["id"] };
  readonly span: Span;
  /** Nobody where the story stands already. */
  readonly staff: ReadonlyMap<string, StaffId>;
}

/** The demo's hotel; nothing where somebody else's bears the code. */
async function openHotel({ db, now, months = 30 }: LoadDemo, hotel: Hotel): Promise<Property | undefined> {
  const find = async () => (await allProperties(db)).find((property) => property.code === hotel.code);
  const known = await find();
  if (known) return known.demo ? known : undefined;
  const { code, name, timeZone, currency, country, locale } = hotel;
  const startDate = firstDay(addMonths(monthOf(businessDate(now, timeZone)), -months));
  await addProperty(db, { code, name, timeZone, currency, country, locale, startDate, demo: true }, now);
  return find();
}

function staffOf({ db, now }: LoadDemo, { hotel, actor, span }: Omit<Opened, "staff">): Promise<Map<string, StaffId>> {
  const ago = (months: number) => firstDay(addMonths(span.thisMonth, -months));
  const roles = hotel.members.map(({ email, name, language, role, team, joined, left }) => ({
    name,
    language,
    role,
    email: StaffEmail.parse(email),
    team: team ?? null,
    left: left !== undefined,
    fromDate: joined === undefined ? span.start : ago(joined),
    toDate: left === undefined ? null : ago(left),
  }));
  return withActor(db, actor, async (trx) => {
    const staff = await keepStaff(trx, roles, now);
    await keepDuties(trx, [...staff.values()], now);
    return staff;
  });
}

/** People and roles come first and one hotel after the other, for some work at both. */
async function open(asked: LoadDemo, hotel: Hotel): Promise<Opened | undefined> {
  const { db, now } = asked;
  const property = await openHotel(asked, hotel);
  if (!property) return undefined;
  const actor = { kind: "system", propertyId: property.id } as const;
  const [start, today] = [property.startDate, businessDate(now, hotel.timeZone)];
  const span = { start, today, now, firstMonth: monthOf(start), thisMonth: monthOf(today) };
  const isFull = await withActor(db, { ...actor, readOnly: true }, hasClients);
  return { hotel, actor, span, staff: isFull ? new Map() : await staffOf(asked, { hotel, actor, span }) };
}

/** Months that have no scores yet, the latest first: what an interrupted load has left to do is before all it has done. */
async function scoreMonths({ db, now }: LoadDemo, { actor, span }: Opened): Promise<number> {
  const scored = await withActor(db, { ...actor, readOnly: true }, scoredMonths);
  const before = scored.at(-1)?.month ?? addMonths(span.thisMonth, 1);
  const missing = monthsFrom(span.firstMonth, addMonths(before, -1)).toReversed();
  for (const month of missing) await withActor(db, actor, (trx) => computeScores(trx, month, now));
  return missing.length;
}

async function load(asked: LoadDemo, opened: Opened): Promise<void> {
  const { db, log, seed = "foyer", share = 1 } = asked;
  const { hotel, actor, span, staff } = opened;
  if (staff.size > 0) {
    const story = tell(hotel, { span, seed, share });
    await withActor(db, actor, async (trx) => {
      const { clientId, stayId } = await fill(trx, { hotel, span, story, staff, log });
      // posting refreshes the ledger's statistics, too
      await lockStatistics(trx);
      await post(trx, { hotel, span, ledger: story.ledger, clientId, stayId });
      await refreshStatistics(trx, filled);
      await takeStatement(trx, { hotel, span });
      await ageApart(trx, { hotel, span });
    });
    log(`${hotel.code}: ${story.ledger.length} ledger items`);
  }
  const keeping = { db, propertyId: actor.propertyId, span };
  const nights = await keepNights(keeping);
  if (nights > 0) log(`${hotel.code}: aging and figures of ${nights} nights`);
  const working = async (role: Role): Promise<StaffId | undefined> => {
    const member = hotel.members.find((each) => each.role === role && each.left === undefined);
    if (!member) return undefined;
    const found = await actorByEmail(db, { email: member.email, propertyId: actor.propertyId, on: span.today });
    return answerable(found) ?? undefined;
  };
  const [finance, director] = [await working("finance"), await working("director")];
  const accountant = hotel.members.find((member) => member.role === "finance" && member.left === undefined);
  if (accountant) await setRates(keeping, accountant.email);
  if (finance && director) {
    const graded = await gradeClients({ ...keeping, timeZone: hotel.timeZone, finance, director });
    if (graded > 0) log(`${hotel.code}: ${graded} clients graded`);
    await useCredit({ ...keeping, finance, director });
    const letters = await collect({ ...keeping, hotel, finance, director });
    if (letters > 0) log(`${hotel.code}: ${letters} letters about overdue items`);
  }
  const count = await scoreMonths(asked, opened);
  if (count > 0) log(`${hotel.code}: scores of ${count} months`);
}

/**
 * Loads the demo hotels once. A hotel's story is one transaction, so a load that was killed leaves none of it and is made
 * good by the next; its scores are computed month by month, and the next load goes on where this one ended.
 */
export async function loadDemo(asked: LoadDemo): Promise<void> {
  const opened: Opened[] = [];
  for (const hotel of hotels) {
    const found = await open(asked, hotel);
    if (found) opened.push(found);
  }
  // both hotels come to their end before a failure is told: nothing goes on behind the caller's back
  const loads = await Promise.allSettled(opened.map((hotel) => load(asked, hotel)));
  for (const each of loads) if (each.status === "rejected") throw each.reason;
}
