import { forgetNotifications } from "@foyer/db/messages/inbox/mutations";
import { mailNotices } from "@foyer/db/messages/notices/mutations";
import { type PeriodicJob, task } from "../../kernel/task.ts";
import { noticeLetter } from "./letter.ts";

export const noticesTasks = [
  /** Safe to run twice: a letter and the note that it was written are one transaction. */
  task("messages.notices", async ({ withTrx, unlessCancelled, url, now }) => {
    let letters = 0;
    for (let more = true; more; ) {
      await unlessCancelled();
      const block = await withTrx((trx) =>
        mailNotices(trx, { letter: (facts) => noticeLetter({ ...facts, url }) }, now),
      );
      letters += block.letters;
      more = block.more;
    }
    return { letters };
  }),
  /** Safe to run twice: what is forgotten is gone. */
  task("messages.forget", async ({ withTrx, now }) => ({
    forgotten: await withTrx((trx) => forgetNotifications(trx, now)),
  })),
] as const;

/** Finds what a lost job left behind; forgets at night. */
export const noticesPeriods: readonly PeriodicJob[] = [
  { job: "messages.notices", every: "minutes", minute: 15 },
  { job: "messages.forget", every: "day", minute: 150 },
];
