import { createHmac } from "node:crypto";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { addMilliseconds, days, epochMilliseconds, type Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Db } from "./connect.ts";
import { atTheDoor } from "./fence.ts";

export interface Limit {
  readonly attempts: number;
  /** Milliseconds. */
  readonly window: number;
}

/** A bucket is named after who tries and from where: nobody's to read in a dump. */
const stored = (db: Db, bucket: string): string =>
  createHmac("sha256", db.key).update(`rate limit|${bucket}`).digest("base64url");

/** No window is longer; what is older counts nothing. */
const forgottenAfter = days(1);

/** Whoever opens a bucket sweeps some old ones: nobody can fill the table faster than it empties. */
const sweep = (db: Db, now: Instant) =>
  atTheDoor(db, (door) =>
    door
      .deleteFrom("rateLimit")
      .where("bucket", "in", (old) =>
        old
          .selectFrom("rateLimit")
          .select("bucket")
          .where("windowStart", "<", addMilliseconds(now, -forgottenAfter))
          .limit(10)
          .forUpdate()
          .skipLocked(),
      )
      .execute(),
  );

/** Counts an attempt in its bucket; beyond the limit it is refused with the seconds to wait. Shared by all api processes. */
export async function countAttempt(
  db: Db,
  { bucket, limit }: { bucket: string; limit: Limit },
  now: Instant,
): Promise<void> {
  const over = addMilliseconds(now, -limit.window);
  const row = await atTheDoor(db, (door) =>
    door
      .insertInto("rateLimit")
      .values({ bucket: stored(db, bucket), windowStart: now, count: 1 })
      .onConflict((conflict) =>
        conflict.column("bucket").doUpdateSet({
          count: sql`case when rate_limit.window_start <= ${over} then 1 else rate_limit.count + 1 end`,
          windowStart: sql`case when rate_limit.window_start <= ${over} then ${now}::timestamptz else rate_limit.window_start end`,
        }),
      )
      .returning(["count", "windowStart"])
      .executeTakeFirstOrThrow(),
  );
  if (row.count === 1) await sweep(db, now);
  if (row.count <= limit.attempts) return;
  const seconds = Math.ceil((epochMilliseconds(row.windowStart) + limit.window - epochMilliseconds(now)) / 1000);
  throw new Refusal("forbidden", "kernel.too-many-attempts", { seconds });
}

/** A success gives the attempts back. */
export const forgetAttempts = (db: Db, bucket: string) =>
  atTheDoor(db, (door) => door.deleteFrom("rateLimit").where("bucket", "=", stored(db, bucket)).execute());
