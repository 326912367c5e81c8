import type { Db } from "@foyer/db/kernel/connect";
import type { FenceOptions, Trx } from "@foyer/db/kernel/fence";
import type { JobName, JobPayload } from "@foyer/domain/jobs";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";

/** What every task has of the installation. */
export interface Workshop {
  readonly db: Db;
  readonly dataDir: string;
  /** The public address, for links in mails. */
  readonly url: string;
  /** Where mail leaves the house; without it, and for a demo property, mail goes to the mail folder. */
  readonly smtpUrl: string | undefined;
  readonly log: (line: string, details?: unknown) => void;
}

export interface TaskContext<Payload> extends Workshop {
  readonly payload: Payload;
  readonly propertyId: PropertyId;
  /** The row that people watch it by, when there is one. */
  readonly jobId?: JobId;
  readonly now: Instant;
  /** One fenced transaction as the system. */
  readonly withTrx: <T>(act: (trx: Trx) => Promise<T>, options?: FenceOptions) => Promise<T>;
  /** Shown in the tray. Does nothing for a job nobody watches. */
  readonly progress: (done: number, total?: number) => Promise<void>;
  /** Throws `Cancelled` once somebody asked the job to stop. */
  readonly unlessCancelled: () => Promise<void>;
}

export class Cancelled extends Error {}

/** A task: parses its payload, calls db, speaks to the outside. Safe to run twice; its result is kept for who watches. */
export interface Task<Name extends JobName = JobName> {
  readonly name: Name;
  readonly run: (ctx: TaskContext<JobPayload<Name>>) => Promise<unknown>;
}

export const task = <Name extends JobName>(name: Name, run: Task<Name>["run"]): Task<Name> => ({ name, run });

/** A job run once per property and local period, from a minute of the property's day on. Monthly ones from the first day on. */
export interface PeriodicJob {
  readonly job: JobName;
  readonly every: "day" | "month" | "minutes";
  /** Minute of the local day for days and months; the length of a period for minutes. */
  readonly minute: number;
}
