import { inviteGuests } from "@foyer/db/surveys/invitations/mutations";
import { remindGuests } from "@foyer/db/surveys/reminders/mutations";
import { type PeriodicJob, task } from "../kernel/task.ts";
import { letter } from "./letter.ts";

export const surveysTasks = [
  /**
   * Asks guests after their stay and reminds them once. Safe to run twice: a stay is decided once, a reminder written once,
   * each block in one transaction with its mails. (A6.1)
   */
  task("surveys.invite", async ({ withTrx, unlessCancelled, url, now }) => {
    const invite = { url, letter };
    let invited = 0;
    let reminded = 0;
    for (let more = true; more; ) {
      await unlessCancelled();
      const block = await withTrx((trx) => inviteGuests(trx, invite, now));
      invited += block.invited;
      more = block.more;
    }
    for (let more = true; more; ) {
      await unlessCancelled();
      const block = await withTrx((trx) => remindGuests(trx, invite, now));
      reminded += block.reminded;
      more = block.more;
    }
    return { invited, reminded };
  }),
] as const;

/** At nine in the morning of the property's day. */
export const surveysPeriods: readonly PeriodicJob[] = [{ job: "surveys.invite", every: "day", minute: 540 }];
