import type { Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";

/** Attempts whose sender has not reported before its lease ended: it died, and nobody knows whether the mail went out. */
export const lostAttempts = (trx: Trx, now: Instant) =>
  trx
    .selectFrom("message")
    .select(["id", "lease", "carrier", "headerId"])
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "sending")
    .where("leaseUntil", "<=", now)
    .orderBy("id")
    .limit(500)
    .execute();
