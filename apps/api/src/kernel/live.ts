import type { ServerResponse } from "node:http";
import { changesSince, lastNumbers } from "@foyer/db/changes/live/queries";
import { SessionEnded, withSession } from "@foyer/db/staff/sessions/mutations";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import { now } from "@foyer/domain/kernel/time";
import type { House } from "./context.ts";

/** How long a change may go unnoticed, and after how long a silent line shows that it is there. */
const lookEvery = 400;
const beatEvery = 15_000;
/** A reader who takes nothing for so long is gone. */
const patience = 30_000;
const mostOfSession = 8;
const mostOfProcess = 2_000;

export interface Watching {
  readonly tokenHash: Buffer;
  readonly propertyId: PropertyId;
  readonly role: Role;
  readonly grid: string;
  /** The last change that was told. */
  readonly after: number;
}

interface Watcher extends Omit<Watching, "after"> {
  after: number;
  readonly line: ServerResponse;
  beatAt: number;
  /** Since when the reader takes nothing. */
  fullSince: number | undefined;
}

const write = (watcher: Watcher, text: string): void => {
  if (watcher.line.write(text)) return;
  watcher.fullSince ??= performance.now();
};

export interface Live {
  isFull(): boolean;
  /** Tells a screen, from a number on, what others change, until it goes, or may no longer. */
  watch(watching: Watching, line: ServerResponse): void;
  close(): void;
}

/**
 * What others change, told as it happens. One look at the properties' change counters serves every screen of the process; the
 * record of change itself says what happened, so that a line that was cut goes on where it broke off. Each telling is one
 * short transaction with the rights that the session has at that moment.
 */
export function openLive(house: House): Live {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | undefined;

  const part = (watcher: Watcher): void => {
    watchers.delete(watcher);
    watcher.line.end();
  };

  async function tell(watcher: Watcher): Promise<void> {
    const { tokenHash, propertyId, role, grid, after } = watcher;
    const at = now();
    try {
      const told = await withSession(
        house.db,
        { tokenHash, now: at, readOnly: true, unseen: true },
        async (trx, actor) => {
          if (actor.propertyId !== propertyId || actor.role !== role) throw new SessionEnded();
          return { changes: await changesSince(trx, { grid, after }, at), seen: trx.seenChange };
        },
      );
      watcher.after = told.seen;
      watcher.beatAt = performance.now() + beatEvery;
      const events = told.changes.map((change) => `id: ${change.number}\ndata: ${JSON.stringify(change)}\n\n`);
      // an event without data only moves the place from which a cut line goes on
      write(watcher, `${events.join("")}id: ${told.seen}\n\n`);
    } catch (error) {
      if (error instanceof SessionEnded) part(watcher);
      else watcher.beatAt = performance.now() + lookEvery;
    }
  }

  async function look(): Promise<void> {
    const properties = [...new Set([...watchers].map(({ propertyId }) => propertyId))];
    const last = await lastNumbers(house.db, properties);
    for (const watcher of watchers) {
      const at = performance.now();
      if (watcher.fullSince !== undefined) {
        if (at - watcher.fullSince > patience) watcher.line.destroy();
        continue;
      }
      if ((last.get(watcher.propertyId) ?? 0) > watcher.after || at >= watcher.beatAt) await tell(watcher);
    }
  }

  async function lookOnce(): Promise<void> {
    try {
      await look();
    } catch {
      // a database that is away is asked again
    }
    timer = undefined;
    lookAgain();
  }

  function lookAgain(): void {
    if (timer === undefined && watchers.size > 0) timer = setTimeout(() => void lookOnce(), lookEvery);
  }

  return {
    isFull: () => watchers.size >= mostOfProcess,
    watch(watching, line) {
      const ofSession = [...watchers].filter(({ tokenHash }) => tokenHash.equals(watching.tokenHash));
      if (ofSession.length >= mostOfSession && ofSession[0]) part(ofSession[0]);
      const watcher: Watcher = { ...watching, line, beatAt: 0, fullSince: undefined };
      watchers.add(watcher);
      line.on("drain", () => {
        watcher.fullSince = undefined;
      });
      line.on("close", () => watchers.delete(watcher));
      line.write("retry: 2000\n\n");
      lookAgain();
    },
    close() {
      for (const watcher of watchers) part(watcher);
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
