import type { ActivityKind, ActivityOutcome } from "@foyer/domain/activities/schema";
import type { ClientClass, ClientId, Tier } from "@foyer/domain/clients/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { TimelineKind } from "@foyer/domain/overview/timeline/schema";
import type { StayStatus } from "@foyer/domain/stays/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";

/** What a timeline tells of each kind. */
export type Detail =
  | {
      readonly kind: "activity";
      readonly detail: {
        readonly activity: ActivityKind;
        readonly outcome: ActivityOutcome | null;
        readonly by: string;
        readonly contact: string | null;
        readonly note: string | null;
        readonly nextStep: string | null;
        readonly nextOn: CalendarDate | null;
        readonly withdrawnReason: string | null;
      };
    }
  | {
      readonly kind: "stay";
      readonly detail: {
        readonly confirmation: string;
        readonly status: StayStatus;
        readonly departure: CalendarDate;
        readonly rooms: number;
        readonly contact: string | null;
        readonly roomNights: number;
        readonly revenue: Minor;
      };
    }
  | {
      readonly kind: "survey";
      readonly detail: {
        readonly contact: string | null;
        readonly answered: boolean;
        /** 0 to 10. */
        readonly recommend: number | null;
        readonly comments: readonly string[];
      };
    }
  | {
      readonly kind: "tip";
      readonly detail: {
        /** Null: a visitor of the hotel's site. */
        readonly from: string | null;
        readonly text: string;
        readonly status: "open" | "accepted" | "rejected";
        readonly answer: string | null;
      };
    }
  | {
      readonly kind: "owner";
      readonly detail: {
        readonly before: string | null;
        readonly after: string | null;
        /** What the one before left in writing. */
        readonly brief: string | null;
      };
    }
  | { readonly kind: "tier"; readonly detail: { readonly before: Tier | null; readonly after: Tier } }
  | { readonly kind: "class"; readonly detail: { readonly before: ClientClass | null; readonly after: ClientClass } };

type Details = Readonly<Record<TimelineKind, (trx: Trx, clientId: ClientId) => RawBuilder<unknown>>>;

/** What held before a day and from it on. */
const turned = (trx: Trx, { clientId, aspect }: { clientId: ClientId; aspect: "tier" | "class" }) => {
  const table = sql.table(`client_${aspect}`);
  return sql`(
    select jsonb_build_object('before', before.${sql.ref(aspect)}, 'after', held.${sql.ref(aspect)})
    from ${table} held
    left join ${table} before on before.property_id = ${trx.propertyId} and before.client_id = held.client_id and before.to_date = page.on_date
    where held.property_id = ${trx.propertyId} and held.client_id = ${clientId} and held.from_date = page.on_date)`;
};

const perKind: Details = {
  activity: (trx) => sql`(
    select jsonb_build_object('activity', a.kind, 'outcome', a.outcome, 'by', staff.name, 'contact', contact.name, 'note', a.note,
      'nextStep', a.next_step, 'nextOn', a.next_on, 'withdrawnReason', a.withdrawn_reason)
    from activity a join staff on staff.id = a.staff_id
    left join contact on contact.property_id = ${trx.propertyId} and contact.id = a.contact_id
    where a.property_id = ${trx.propertyId} and a.id = page.id)`,
  stay: (trx) => sql`(
    select jsonb_build_object('confirmation', s.confirmation, 'status', s.status, 'departure', s.departure, 'rooms', s.rooms,
      'contact', contact.name, 'roomNights', coalesce(used.nights, 0), 'revenue', coalesce(used.revenue, 0))
    from stay s
    left join contact on contact.property_id = ${trx.propertyId} and contact.id = s.contact_id
    cross join lateral (
      select sum(d.nights * d.rooms) as nights, sum(d.room_minor + d.food_minor + d.meeting_minor + d.other_minor) as revenue
      from stay_day d where d.property_id = ${trx.propertyId} and d.stay_id = s.id
    ) used
    where s.property_id = ${trx.propertyId} and s.id = page.id)`,
  survey: (trx) => sql`(
    select jsonb_build_object('contact', contact.name, 'answered', answer.id is not null, 'recommend', answer.recommend,
      'comments', coalesce((
        select jsonb_agg(said.text order by said.question_id) from survey_comment said
        where said.property_id = ${trx.propertyId} and said.answer_id = answer.id), '[]'))
    from survey s
    left join survey_answer answer on answer.property_id = ${trx.propertyId} and answer.survey_id = s.id
    left join contact on contact.property_id = ${trx.propertyId} and contact.id = s.contact_id
    where s.property_id = ${trx.propertyId} and s.id = page.id)`,
  tip: (trx) => sql`(
    select jsonb_build_object('from', sender.name, 'text', t.text, 'status', t.status, 'answer', t.answer)
    from tip t left join staff sender on sender.id = t.staff_id
    where t.property_id = ${trx.propertyId} and t.id = page.id)`,
  owner: (trx, clientId) => sql`(
    select jsonb_build_object('before', gave.name, 'after', got.name, 'brief', (
      select h.brief from hand_over_client moved
      join hand_over h on h.property_id = ${trx.propertyId} and h.id = moved.hand_over_id
      where moved.property_id = ${trx.propertyId} and moved.client_id = ${clientId} and h.effective_on = page.on_date
        and h.undone_at is null and moved.successor_id = held.staff_id
      order by h.id desc limit 1))
    from (select 1) one
    left join client_owner held on held.property_id = ${trx.propertyId} and held.client_id = ${clientId} and held.from_date = page.on_date
    left join client_owner before on before.property_id = ${trx.propertyId} and before.client_id = ${clientId} and before.to_date = page.on_date
    left join staff got on got.id = held.staff_id
    left join staff gave on gave.id = before.staff_id)`,
  tier: (trx, clientId) => turned(trx, { clientId, aspect: "tier" }),
  class: (trx, clientId) => turned(trx, { clientId, aspect: "class" }),
};

/** The detail of each row of `page`, looked up for that page alone. */
export const details = (trx: Trx, kinds: readonly TimelineKind[], clientId: ClientId): RawBuilder<unknown> =>
  sql`case page.kind ${sql.join(
    kinds.map((kind) => sql`when ${sql.lit(kind)} then ${perKind[kind](trx, clientId)}`),
    sql` `,
  )} end`;
