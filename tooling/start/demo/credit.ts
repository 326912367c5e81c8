import { reachedClient } from "@foyer/db/clients/queries";
import { assessClients } from "@foyer/db/credit/assessment/mutations";
import { populationOn } from "@foyer/db/credit/assessment/findings/queries";
import { scorecardOn } from "@foyer/db/credit/assessment/scorecards/queries";
import { keepGrant } from "@foyer/db/credit/granting/history/mutations";
import { proposeGrant } from "@foyer/db/credit/granting/mutations";
import { addReference, enterProfile, enterYear, rateFactor } from "@foyer/db/credit/information/mutations";
import type { Db } from "@foyer/db/kernel/connect";
import { type Trx, withActor } from "@foyer/db/kernel/fence";
import type { ClientId } from "@foyer/domain/clients/schema";
import { bandOf } from "@foyer/domain/credit/assessment/rules";
import { ratedFactors } from "@foyer/domain/credit/assessment/schema";
import { EnterProfile, EnterYear } from "@foyer/domain/credit/information/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { addDays, atLocal, type CalendarDate, type Instant, type TimeZone, yearOf } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { Span } from "./hotels.ts";

/** So many days ago the clients with the largest credit sales were graded, one after the other; the last one's grant still waits. */
const graded = [390, 345, 300, 200, 120, 100, 95, 0];

interface Grading {
  readonly db: Db;
  readonly propertyId: PropertyId;
  readonly span: Span;
  readonly timeZone: TimeZone;
  readonly finance: StaffId;
  readonly director: StaffId;
}

/** What finance was told of a client, and what it made of it. */
async function inform(
  trx: Trx,
  { clientId, on, place }: { clientId: ClientId; on: CalendarDate; place: number },
  at: Instant,
) {
  const revenue = (80 + place * 35) * 1_000_000_00;
  const profile = {
    clientId,
    foundedOn: `${1998 + place * 2}-03-18`,
    capitalMinor: (5 + place) * 1_000_000_00,
    employees: 120 + place * 85,
    owners: "创始人家族持股 62%，员工持股平台 38% Founding family 62%, staff 38%",
    management: "总经理任职八年，财务负责人为注册会计师 Managing director for eight years; the CFO is a CPA",
    operations: "订单稳定，前五大客户占收入四成 Steady orders; the five largest customers make 40% of revenue",
    contractedYearMinor: (48 + place * 9) * 1_000_000,
    contractedBy: "年度协议价合同 Yearly corporate agreement",
    security: place % 3 === 0 ? "母公司担保函 Guarantee of the parent" : null,
  };
  await enterProfile(trx, EnterProfile.parse(profile), at);
  for (const ago of [2, 1]) {
    const grown = Math.round(revenue * (ago === 1 ? 1.08 : 1));
    const year = {
      clientId,
      year: yearOf(on) - ago,
      currency: trx.property.currency,
      revenueMinor: grown,
      profitMinor: Math.round(grown * (0.02 + place * 0.009)),
      cashFlowMinor: Math.round(grown * 0.05),
      assetsMinor: Math.round(grown * 0.9),
      currentAssetsMinor: Math.round(grown * 0.5),
      liabilitiesMinor: Math.round(grown * (0.62 - place * 0.04)),
      currentLiabilitiesMinor: Math.round(grown * 0.34),
      audited: ago === 2,
      source: "年度财务报表 Annual accounts",
    };
    await enterYear(trx, EnterYear.parse(year), at);
  }
  const bank = { kind: "bank", verdict: "good", name: "开户银行 House bank" } as const;
  await addReference(trx, { ...bank, clientId, givenOn: addDays(on, -10), note: "授信记录良好 No complaints" }, at);
  for (const [index, factor] of ratedFactors.entries()) {
    const rating = 2 + ((place + index) % 4);
    await rateFactor(
      trx,
      { clientId, factor, rating, evidence: "年报、访谈与行业报告 Accounts, interview, trade report" },
      at,
    );
  }
}

/** Grades one client on a day, as finance would: what the score gives, as it is put before the director. */
async function grade(
  trx: Trx,
  { clientId, on, place }: { clientId: ClientId; on: CalendarDate; place: number },
  at: Instant,
) {
  await inform(trx, { clientId, on, place }, at);
  const asked = { clientIds: [clientId], asOf: on, population: await populationOn(trx, on) };
  const { made, kept } = await assessClients(trx, asked, at);
  const [draft, assessmentId] = [made[0], kept[0]];
  if (!draft || assessmentId === undefined) return undefined;
  const { computedGrade, computedLimitMinor: limitMinor } = draft;
  const { term } = bandOf((await scorecardOn(trx, on)).scorecard, computedGrade);
  return { clientId, assessmentId, grade: computedGrade, overrideReason: null, limitMinor, term };
}

const isGraded = async (trx: Trx): Promise<boolean> =>
  (await trx.selectFrom("creditAssessment").select("id").where("propertyId", "=", trx.propertyId).limit(1).execute())
    .length > 0;

/** Grades the largest clients, over the last year, with the two signatures that it takes; once. */
export async function gradeClients({ db, propertyId, span, timeZone, finance, director }: Grading): Promise<number> {
  const actor = { kind: "staff", staffId: finance, role: "finance", propertyId } as const;
  return withActor(db, actor, async (trx) => {
    if (await isGraded(trx)) return 0;
    const { sales } = await populationOn(trx, span.today);
    const largest = [...sales].toSorted(([, one], [, other]) => other - one).slice(0, graded.length);
    for (const [place, [clientId]] of largest.entries()) {
      const on = addDays(span.today, -(graded[place] ?? 0));
      const at = on === span.today ? span.now : atLocal(on, 10 * 60, timeZone);
      const granted = await grade(trx, { clientId, on, place }, at);
      if (!granted) continue;
      const { name } = await reachedClient(trx, { id: clientId, act: "credit:read", on });
      if (on === span.today) await proposeGrant(trx, { ...granted, reason: "年度授信 Yearly grant" }, at);
      else
        await keepGrant(
          trx,
          { granted, about: name, reason: "年度授信 Yearly grant", proposedBy: finance, decidedBy: director },
          at,
        );
    }
    return largest.length;
  });
}
