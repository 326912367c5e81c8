import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import type { WorkingCalendar } from "@foyer/domain/properties/rules";
import { type AccountPlan, planAccount, type RunRules } from "@foyer/domain/receivables/dunning/plan/rules";
import { bankFileTooOld } from "@foyer/domain/receivables/dunning/rules";
import type { DunningScope } from "@foyer/domain/receivables/dunning/schema";
import type { Trx } from "../../../kernel/fence.ts";
import { calendarBetween, settingOn } from "../../../properties/queries.ts";
import { latestBankDay } from "../../receiving/queries.ts";
import { type AccountFacts, accountFacts } from "../facts/queries.ts";
import { ladderOn } from "../queries.ts";

/** No calendar is asked for days further off: the longest holiday, and the oldest bank file that is told from an older one. */
const calendarDays = 60;

export async function runRules(trx: Trx, asOf: CalendarDate): Promise<RunRules> {
  return {
    ladder: await ladderOn(trx, asOf),
    today: asOf,
    gapDays: await settingOn(trx, "receivables.dunning-gap-days", asOf),
    calendar: await calendarBetween(trx, addDays(asOf, -calendarDays), addDays(asOf, calendarDays)),
  };
}

/** Whether the bank's files are too old to know who has paid; never where no bank statements are imported. */
async function bankIsSilent(trx: Trx, { today, calendar }: { today: CalendarDate; calendar: WorkingCalendar }) {
  const latest = await latestBankDay(trx);
  if (latest === null) return null;
  const mostDays = await settingOn(trx, "receivables.dunning-bank-days", today);
  return bankFileTooOld(latest, { today, mostDays }, calendar) ? latest : null;
}

export interface PlannedAccount extends AccountPlan {
  readonly account: AccountFacts;
}

export interface DunningPlan {
  readonly rules: RunRules;
  /** The last day that the bank's files tell of, where that is too long ago for a run. */
  readonly bankSilentSince: CalendarDate | null;
  readonly accounts: readonly PlannedAccount[];
}

interface PlanQuestion extends Pick<DunningScope, "clientIds" | "overDays" | "currency" | "repeat"> {
  readonly asOf: CalendarDate;
}

/** What the run of a day would do about every account in its scope: the same for the preview, the command and the run. */
export async function dunningPlan(trx: Trx, question: PlanQuestion, today: CalendarDate): Promise<DunningPlan> {
  const { asOf, clientIds, overDays, currency, repeat } = question;
  const rules = await runRules(trx, asOf);
  const daysAhead = Math.max(0, -(rules.ladder[0]?.days ?? 0));
  const facts = await accountFacts(trx, { asOf, clientIds, daysAhead }, today);
  const inScope = facts.filter(
    (account) =>
      (currency === undefined || account.currency === currency) &&
      (overDays === undefined || account.items.some(({ daysLate }) => daysLate > overDays)),
  );
  return {
    rules,
    bankSilentSince: await bankIsSilent(trx, rules),
    accounts: inScope.map((account) => ({
      account,
      ...planAccount(account, { ...rules, repeat: repeat || account.draftRepeats }),
    })),
  };
}
