import { asRole, openDb, openPool } from "@foyer/db/kernel/connect";
import { logged } from "@foyer/domain/kernel/log";
import { now } from "@foyer/domain/kernel/time";
import { Logger, parseCronItems, run, type TaskList } from "graphile-worker";
import { beat, prepareBeats, unlockTheDead } from "@foyer/db/jobs/workers/mutations";
import { runTask } from "./kernel/run-task.ts";
import type { Workshop } from "./kernel/task.ts";
import { tick } from "./kernel/tick.ts";
import { periods } from "./periods.ts";
import { tasks } from "./tasks.ts";

export interface WorkerOptions {
  readonly databaseUrl: string;
  readonly key: Buffer;
  readonly dataDir: string;
  readonly url: string;
  readonly smtpUrl?: string | undefined;
  readonly concurrency?: number;
  readonly log?: Workshop["log"];
}

export interface RunningWorker {
  stop(): Promise<void>;
}

const beatEvery = 15_000;

export function taskList(workshop: Workshop): TaskList {
  const ticking: TaskList = { tick: async () => void (await tick(workshop, periods, now())) };
  return Object.fromEntries([
    ...Object.entries(ticking),
    ...tasks.map((task) => [task.name, runTask(workshop, task)] as const),
  ]);
}

export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { databaseUrl, key, dataDir, url } = options;
  const log =
    options.log ??
    ((line: string, details?: unknown) => console.error(line, details === undefined ? "" : logged(details)));
  const pool = openPool(asRole(databaseUrl, key, "foyer_worker"), { max: 5 });
  const db = openDb({ databaseUrl, key, connections: 5, statementTimeout: 60_000 });
  const workshop: Workshop = { db, dataDir, url, smtpUrl: options.smtpUrl, log };
  await prepareBeats(pool);
  const workerIds = new Set<string>();
  const runner = await run({
    pgPool: pool,
    taskList: taskList(workshop),
    parsedCronItems: parseCronItems([{ task: "tick", match: "* * * * *", identifier: "tick" }]),
    concurrency: options.concurrency ?? 3,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning") log(message);
    }),
    preset: { worker: { gracefulShutdownAbortTimeout: 3_000 } },
  });
  runner.events.on("worker:create", ({ worker }) => void workerIds.add(worker.workerId));
  runner.events.on("worker:getJob:start", ({ worker }) => void workerIds.add(worker.workerId));
  const live = async () => {
    await beat(pool, workerIds);
    await unlockTheDead(pool);
  };
  const heart = setInterval(
    () => void live().catch((error: unknown) => log("the worker's heartbeat failed", error)),
    beatEvery,
  );
  await tick(workshop, periods, now());
  return {
    async stop() {
      clearInterval(heart);
      await runner.stop();
      await Promise.all([pool.end(), db.close()]);
    },
  };
}
