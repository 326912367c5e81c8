import { type CalendarDate, firstDay, lastDay, type Month } from "@foyer/domain/kernel/time";
import { type Answer, satisfactionOf, satisfactionSpan, type windowsToScore } from "@foyer/domain/scores/rules";
import type { Indicator, Measured, ScoreOver } from "@foyer/domain/scores/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { cadenceWindows } from "../../activities/cadence/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { answersBetween } from "../../surveys/queries.ts";
import { repAttainment } from "../../targets/queries.ts";
import { returns, revenueByClient, type ScoredClient } from "../facts/queries.ts";

/** A row behind a number. */
export interface Evidence {
  readonly clientId: ClientId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly subject: "activity" | "stay" | "survey_answer";
  readonly rowIds: readonly number[];
  readonly counts: boolean;
  readonly value: number;
}

type WindowsEnding = ReturnType<typeof windowsToScore>;

export interface RepMeasure extends Measured {
  readonly staffId: StaffId;
  readonly evidence: readonly Evidence[];
}

interface Row<Each extends Evidence> {
  readonly staffId: StaffId;
  readonly over: ScoreOver;
  readonly evidence: Each;
}

/** One measure of each rep and type, made of all the rows behind it. */
function measured<Each extends Evidence>(
  indicator: Indicator,
  rows: readonly Row<Each>[],
  of: (evidence: readonly Each[]) => Pick<Measured, "numerator" | "denominator">,
): RepMeasure[] {
  const groups = Map.groupBy(rows, ({ staffId, over }) => `${staffId}|${over}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const evidence = group.map((row) => row.evidence);
    return first ? [{ indicator, staffId: first.staffId, over: first.over, evidence, ...of(evidence) }] : [];
  });
}

const share = (evidence: readonly Evidence[]) => ({
  numerator: evidence.filter((each) => each.counts).length,
  denominator: evidence.length,
});

/** Windows met ÷ windows due that end in the month, of the owner on the window's last day. (A4.4, B1.1) */
async function contact(trx: Trx, ending: WindowsEnding): Promise<RepMeasure[]> {
  const windows = await cadenceWindows(trx, ending);
  const rows = windows.flatMap((window) =>
    window.ownerId === null || window.dropped
      ? []
      : [
          {
            staffId: window.ownerId,
            over: "all" as const,
            evidence: {
              clientId: window.clientId,
              from: window.from,
              to: window.to,
              subject: "activity" as const,
              rowIds: window.activityIds,
              counts: window.met,
              value: window.met ? 1 : 0,
            },
          },
        ],
  );
  return measured("contact", rows, share);
}

/** Of the clients who stayed in the second year back, those who came again in the last 12 months. (B1.5) */
async function repurchase(trx: Trx, month: Month, clients: ReadonlyMap<ClientId, ScoredClient>): Promise<RepMeasure[]> {
  const rows = (await returns(trx, month)).flatMap(({ clientId, before, again }) => {
    const client = clients.get(clientId);
    if (!client) return [];
    const counts = again.length > 0;
    const evidence: Evidence = {
      clientId,
      from: firstDay(month),
      to: lastDay(month),
      subject: "stay",
      rowIds: counts ? again : before,
      counts,
      value: counts ? 1 : 0,
    };
    return [{ staffId: client.ownerId, over: client.type, evidence }];
  });
  return measured("repurchase", rows, share);
}

/** The mean of what guests answered in three months, where enough did. (B4.1) */
async function satisfaction(
  trx: Trx,
  { month, needed }: { month: Month; needed: number },
  clients: ReadonlyMap<ClientId, ScoredClient>,
): Promise<RepMeasure[]> {
  const answers = await answersBetween(trx, satisfactionSpan(month));
  const rows = answers.flatMap(({ answerId, answeredOn, clientId, ratings }) => {
    const client = clients.get(clientId);
    if (!client) return [];
    const evidence: Evidence & Answer = {
      ratings,
      clientId,
      from: answeredOn,
      to: answeredOn,
      subject: "survey_answer",
      rowIds: [answerId],
      counts: ratings.length > 0,
      value: ratings.length === 0 ? 0 : ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length,
    };
    return [{ staffId: client.ownerId, over: client.type, evidence }];
  });
  return measured("satisfaction", rows, (evidence) => satisfactionOf(evidence, needed));
}

/** Actual ÷ target of the month; without a target there is nothing to measure. (A5.2) */
async function revenue(trx: Trx, month: Month): Promise<RepMeasure[]> {
  const span = { from: firstDay(month), to: lastDay(month) };
  const byClient = await revenueByClient(trx, span);
  return (await repAttainment(trx, { metric: "revenue", month })).flatMap(({ staffId, target, actual }) => {
    if (staffId === null) return [];
    const evidence = byClient
      .filter((each) => each.ownerId === staffId)
      .map(
        ({ clientId, stayIds, revenue: value }): Evidence => ({
          clientId,
          ...span,
          subject: "stay",
          rowIds: stayIds,
          counts: true,
          value,
        }),
      );
    return [
      {
        staffId,
        indicator: "revenue" as const,
        over: "all" as const,
        numerator: actual,
        denominator: target,
        evidence,
      },
    ];
  });
}

/** Every indicator of the month that this house can measure, with the rows behind it. */
export async function measures(
  trx: Trx,
  asked: { month: Month; windows: WindowsEnding; needed: number; clients: readonly ScoredClient[] },
): Promise<RepMeasure[]> {
  const clients = new Map(asked.clients.map((client) => [client.clientId, client]));
  return [
    ...(await revenue(trx, asked.month)),
    ...(await contact(trx, asked.windows)),
    ...(await satisfaction(trx, asked, clients)),
    ...(await repurchase(trx, asked.month, clients)),
  ];
}
