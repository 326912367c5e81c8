import type { Actor, Role } from "@foyer/domain/kernel/permissions";
import { addMilliseconds, Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import { refuseBeforeDuty } from "@foyer/domain/staff/duty/rules";
import { isSessionAlive, seenEvery } from "@foyer/domain/staff/rules";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import type { Db } from "../../kernel/connect.ts";
import { atTheDoor, type FenceOptions, type Trx, withEntrance } from "../../kernel/fence.ts";

export type StaffActor = Extract<Actor, { kind: "staff" }>;

/** The session behind a cookie: its token's hash, and the moment it is asked at. */
export interface SessionKey {
  readonly tokenHash: Buffer;
  readonly now: Instant;
  /** For what is there before its person has accepted the duty: one's own session, and the duty itself. (A2.8) */
  readonly beforeDuty?: boolean;
}

/** There is no such session, or it has ended: by idleness, by age, by sign-out, because the person left or the role ended. */
export class SessionEnded extends Error {}

interface SessionRow {
  readonly staffId: StaffId;
  readonly propertyId: PropertyId;
  readonly role: Role;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  /** The latest version of the duty that the person accepted at the property. */
  readonly dutyVersion: number | null;
}

type Asked = Pick<SessionKey, "now" | "beforeDuty">;

function aliveActor(row: SessionRow | undefined, { now, beforeDuty = false }: Asked): StaffActor {
  if (!row || !isSessionAlive(row, now)) throw new SessionEnded();
  if (!beforeDuty) refuseBeforeDuty(row.dutyVersion);
  const { staffId, role, propertyId } = row;
  return { kind: "staff", staffId, role, propertyId };
}

const touch = (db: Db, { tokenHash, now }: SessionKey) =>
  atTheDoor(db, (door) =>
    door
      .updateTable("session")
      .set({ seenAt: now })
      .where("tokenHash", "=", tokenHash)
      .where("seenAt", "<", addMilliseconds(now, -seenEvery))
      .execute(),
  );

/** Who a session's person is today, for what opens its own transactions. */
export async function openSession(db: Db, session: SessionKey): Promise<StaffActor | undefined> {
  const { rows } = await atTheDoor(db, (door) =>
    sql<SessionRow>`select * from app.open_session(${session.tokenHash}, ${session.now})`.execute(door),
  );
  const [row] = rows;
  if (!row || !isSessionAlive(row, session.now)) return undefined;
  await touch(db, session);
  return aliveActor(row, session);
}

export interface SessionOptions extends FenceOptions {
  /** Looks without being there: what a page asks by itself keeps no session alive. */
  readonly unseen?: boolean;
}

/** One transaction with the rights that the session's person has today; the session is found on the way in, not before. */
export async function withSession<T>(
  db: Db,
  { tokenHash, now, beforeDuty = false, readOnly = false, unseen = false }: SessionKey & SessionOptions,
  act: (trx: Trx, actor: StaffActor) => Promise<T>,
): Promise<T> {
  const found: { row?: SessionRow } = {};
  const entering = `select staff_id as "staffId", property_id as "propertyId", role, seen_at as "seenAt", expires_at as "expiresAt",
      duty_version as "dutyVersion"
    from app.open_session('\\x${tokenHash.toString("hex")}', '${Instant.parse(now)}')`;
  const actorOf = (rows: readonly unknown[]) => {
    const [row] = rows as readonly SessionRow[];
    const actor = aliveActor(row, { now, beforeDuty });
    if (row) found.row = row;
    return actor;
  };
  try {
    return await withEntrance(db, { readOnly, entering, actorOf }, (trx) =>
      act(trx, aliveActor(found.row, { now, beforeDuty })),
    );
  } finally {
    if (!unseen && found.row && found.row.seenAt < addMilliseconds(now, -seenEvery))
      await touch(db, { tokenHash, now });
  }
}
