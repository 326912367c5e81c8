import type { JobId } from "@foyer/domain/jobs/schema";
import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";

/** The file that a job made for the actor; nobody else's. */
export async function keptFileOf(trx: Trx, jobId: JobId, now: Instant) {
  const { actor } = trx;
  const row =
    actor.kind === "staff"
      ? await trx
          .selectFrom("keptFile")
          .innerJoin("file", (join) =>
            join.on("file.propertyId", "=", trx.propertyId).onRef("file.id", "=", "keptFile.fileId"),
          )
          .select(["keptFile.name", "keptFile.contentType", "file.hash"])
          .where("keptFile.propertyId", "=", trx.propertyId)
          .where("keptFile.jobId", "=", jobId)
          .where("keptFile.staffId", "=", actor.staffId)
          .where("keptFile.expiresAt", ">", now)
          .executeTakeFirst()
      : undefined;
  return found(row, "files.expired");
}
