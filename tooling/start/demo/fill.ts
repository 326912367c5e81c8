import { keepActivities } from "@foyer/db/activities/history/mutations";
import { keepChanges } from "@foyer/db/changes/history/mutations";
import { madeRow } from "@foyer/db/changes/mutations";
import { keepAgreements, keepClients, type KeptClient } from "@foyer/db/clients/history/mutations";
import { setKeeper } from "@foyer/db/clients/keeper/mutations";
import { houseAccount } from "@foyer/db/clients/mutations";
import type { Trx } from "@foyer/db/kernel/fence";
import { fillCalendar, type NewSetting, setSetting } from "@foyer/db/properties/mutations";
import { keepStays } from "@foyer/db/stays/history/mutations";
import { keepSurveyConsents, keepSurveys, type PastSurvey } from "@foyer/db/surveys/history/mutations";
import { lockLines, writeMonths } from "@foyer/db/targets/mutations";
import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { addDays, CalendarDate, type Instant, yearOf } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { StayId } from "@foyer/domain/stays/schema";
import { targetRowId } from "@foyer/domain/targets/schema";
import type { DemoChange } from "./changes.ts";
import type { DemoClient } from "./clients.ts";
import { clockOf } from "./clock.ts";
import type { DemoPerson } from "./files.ts";
import type { Hotel, Span } from "./hotels.ts";
import type { DemoStay } from "./stays.ts";
import type { Story } from "./story.ts";
import type { DemoSurvey } from "./surveys.ts";
import type { DemoTarget } from "./targets.ts";

export interface Filling {
  readonly hotel: Hotel;
  readonly span: Span;
  readonly story: Story;
  readonly staff: ReadonlyMap<string, StaffId>;
  readonly log: (line: string) => void;
}

/** What the story's people and clients are called in this database. */
interface Known {
  readonly staffId: (email: string) => StaffId;
  readonly clientId: (client: DemoClient) => ClientId;
  readonly contactId: (client: DemoClient, place: number | null) => ContactId | null;
}

function known(staff: Filling["staff"], kept: ReadonlyMap<string, KeptClient>): Known {
  const surely = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`the demo knows no ${what}`);
    return value;
  };
  const file = (client: DemoClient) => surely(kept.get(client.reference), client.reference);
  return {
    staffId: (email) => surely(staff.get(email), email),
    clientId: (client) => file(client).id,
    contactId: (client, place) => (place === null ? null : (file(client).contactIds[place] ?? null)),
  };
}

/** What of a person is kept with the contact; consent is kept apart. */
const stored = (person: DemoPerson | undefined) => {
  if (!person) return {};
  const { greeted: _, ...kept } = person;
  return kept;
};

async function fillClients(trx: Trx, { story, staff }: Filling): Promise<Known> {
  const { staffId } = known(staff, new Map());
  const files = story.clients.map(({ client, file, tiers }) => ({
    ...client,
    ...file,
    notes: null,
    contacts: client.contacts.map((contact, place) => ({ ...contact, ...stored(file.persons[place]) })),
    collaborators: file.collaborators.map(({ email, from }) => ({ from, to: null, value: staffId(email) })),
    owners: client.owners.map((owner) => ({ ...owner, value: staffId(owner.value) })),
    tiers,
  }));
  return known(staff, await keepClients(trx, files));
}

/** Owners are recorded by their number. */
async function fillChanges(trx: Trx, changes: Story["changes"], of: Known): Promise<void> {
  const valueOf = ({ field }: DemoChange, value: string | null) =>
    field === "ownerId" && value ? of.staffId(value) : value;
  await keepChanges(
    trx,
    changes.map((change) => {
      const { client, staff, act, at, reason, field, before, after } = change;
      const row = of.clientId(client);
      const persons = client.contacts.flatMap((_, place) => of.contactId(client, place) ?? []);
      return {
        act,
        at,
        reason,
        staffId: staff === null ? null : of.staffId(staff),
        fields:
          field === ""
            ? [madeRow("client", row), ...persons.map((person) => madeRow("contact", person))]
            : [{ subject: "client", row, field, before: valueOf(change, before), after: valueOf(change, after) }],
      };
    }),
  );
}

async function fillStays(
  trx: Trx,
  stays: readonly DemoStay[],
  { of, now }: { of: Known; now: Instant },
): Promise<Map<DemoStay, StayId>> {
  const house = await houseAccount(trx, now);
  const ids = await keepStays(
    trx,
    stays.map(({ client, contact, ...stay }) => ({
      ...stay,
      source: "pms",
      clientId: client ? of.clientId(client) : house,
      contactId: client ? of.contactId(client, contact) : null,
    })),
    now,
  );
  return new Map(stays.flatMap((stay, index) => (ids[index] === undefined ? [] : [[stay, ids[index]]])));
}

function pastSurvey(
  { stay, client, decidedOn, outcome }: DemoSurvey,
  of: Known,
  stayIds: ReadonlyMap<DemoStay, StayId>,
): PastSurvey[] {
  const stayId = stayIds.get(stay);
  if (stayId === undefined) return [];
  const about = { stayId, clientId: of.clientId(client), departure: stay.departure, decidedOn };
  if (outcome.dropReason !== null)
    return [{ ...about, dropReason: outcome.dropReason, contactId: of.contactId(client, stay.contact) }];
  const contactId = of.contactId(client, outcome.contact);
  return contactId === null ? [] : [{ ...about, ...outcome, contactId }];
}

async function fillTargets(trx: Trx, targets: readonly DemoTarget[], of: Known): Promise<void> {
  const grids = Map.groupBy(targets, (target) => `${target.metric} ${yearOf(target.month)}`);
  for (const rows of grids.values()) {
    const [first] = rows;
    if (!first) continue;
    const lineOf = (row: DemoTarget) => ({ class: row.class, staffId: of.staffId(row.staff) });
    const asked = { year: yearOf(first.month), metric: first.metric };
    const lines = [...new Map(rows.map((row) => [`${row.staff} ${row.class}`, lineOf(row)])).values()];
    const ids = await lockLines(trx, asked, lines);
    await writeMonths(
      trx,
      rows.flatMap((row) => {
        const targetId = ids.get(targetRowId({ kind: "rep", ...lineOf(row) }));
        return targetId === undefined ? [] : [{ targetId, month: Number(row.month.slice(5)), amount: row.amount }];
      }),
    );
  }
}

/** Holidays as far as they are known, and rules that the hotel has made its own. */
async function fillRules(trx: Trx, { hotel, span }: Filling, of: Known): Promise<void> {
  for (const year of [yearOf(span.today), yearOf(span.today) + 1]) await fillCalendar(trx, hotel.country, year);
  const thisYear = CalendarDate.parse(`${yearOf(span.today)}-01-01`);
  const rules: readonly NewSetting[] = [
    { key: "messages.sender", fromDate: span.start, value: hotel.sender },
    { key: "scores.target-contact", fromDate: span.start, value: 90 },
    { key: "scores.target-contact", fromDate: thisYear, value: 95 },
    { key: "activities.interval-potential", fromDate: thisYear, value: 45 },
  ];
  for (const rule of rules) await setSetting(trx, rule, span.now);
  const keeper = hotel.members.find(({ role, left }) => role === "manager" && left === undefined);
  if (keeper) await setKeeper(trx, { staffId: of.staffId(keeper.email) }, span.now);
}

export interface Filled extends Known {
  readonly stayId: (stay: DemoStay) => StayId | undefined;
}

/** Writes a hotel's story, but for its ledger, and answers what clients and stays are called. */
export async function fill(trx: Trx, filling: Filling): Promise<Filled> {
  const { hotel, span, story, log } = filling;
  const clock = clockOf(hotel.timeZone, span.today);
  const { now } = span;
  const of = await fillClients(trx, filling);
  await fillChanges(trx, story.changes, of);
  await fillRules(trx, filling, of);
  const stayIds = await fillStays(trx, story.stays, { of, now });
  log(`${hotel.code}: ${story.clients.length} clients, ${story.stays.length} stays`);
  await keepActivities(
    trx,
    story.activities.map(({ client, contact, staff, ...activity }) => ({
      ...activity,
      clientId: of.clientId(client),
      contactId: of.contactId(client, contact),
      staffId: of.staffId(staff),
    })),
    now,
  );
  const contacts = story.clients.flatMap(({ client }) =>
    client.contacts.flatMap((_, place) => {
      const contactId = of.contactId(client, place);
      return contactId === null ? [] : [{ contactId, givenAt: clock(addDays(client.since, 1), 700) }];
    }),
  );
  const agreements = story.clients.flatMap(({ client, file }) =>
    file.persons.flatMap(({ greeted: channel }, place) => {
      const contactId = of.contactId(client, place);
      return channel === null || contactId === null
        ? []
        : [{ contactId, channel, givenAt: clock(addDays(client.since, 2), 680) }];
    }),
  );
  await keepAgreements(trx, { agreements, purpose: "greeting", version: "registration card 1" }, now);
  await keepSurveyConsents(trx, { contacts, version: "registration card 1" }, now);
  const surveys = story.surveys.flatMap((survey) => pastSurvey(survey, of, stayIds));
  await keepSurveys(trx, { surveys, since: clock(span.start, 600) }, now);
  await fillTargets(trx, story.targets, of);
  log(`${hotel.code}: ${story.activities.length} activities, ${surveys.length} surveys, targets`);
  return { ...of, stayId: (stay) => stayIds.get(stay) };
}
