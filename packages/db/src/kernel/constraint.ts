import { Refusal } from "@foyer/domain/kernel/refusal";
import pg from "pg";

const uniqueViolation = "23505";
/** A NUL or half a surrogate pair: nothing that a person typed. */
const notText = new Set(["22021", "22P05"]);

/** A constraint's name as the migration wrote it; a distributed database adds a shard's number. */
const constraintOf = (error: pg.DatabaseError): string => (error.constraint ?? "").replace(/_\d+$/, "");

/**
 * What the database refused by a rule that a person can break becomes a Refusal; everything else stays what it is.
 * Keys end in `_taken`; the words are `kernel.refusals.<constraint>`, in `kernel/words.ts`.
 */
export function refuseConstraint(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  if (notText.has(error.code ?? "")) return new Refusal("invalid", "kernel.not-text");
  const constraint = constraintOf(error);
  if (error.code === uniqueViolation && constraint.endsWith("_taken"))
    return new Refusal("conflict", "kernel.taken", { constraint });
  if (error.code === "P0001" && /^[a-z]+(\.[a-z0-9-]+)+$/.test(error.message)) {
    const details = parseDetails(error.detail);
    return new Refusal(error.hint === "invalid" ? "invalid" : "conflict", error.message, details);
  }
  return error;
}

/** `raise exception 'receivables.period-closed' using detail = '{"period":"2025-03"}'`: refusals of functions in the database. */
function parseDetails(detail: string | undefined): Record<string, string | number> {
  if (!detail?.startsWith("{")) return {};
  return JSON.parse(detail) as Record<string, string | number>;
}
