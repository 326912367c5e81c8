import { keptUntil } from "@foyer/domain/files/rules";
import type { StoredFile } from "@foyer/domain/files/schema";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";
import { recordFile } from "../mutations.ts";

export interface MadeFile {
  /** The job that made it; run again, it replaces what it made before. */
  readonly jobId: JobId;
  readonly staffId: StaffId;
  readonly file: StoredFile;
  readonly name: string;
  readonly contentType: string;
}

/** Keeps a file that a job made for a person, for a week. */
export async function keepFile(trx: Trx, { file, ...made }: MadeFile, now: Instant): Promise<void> {
  const fileId = await recordFile(trx, file, now);
  const values = { ...made, fileId, madeAt: now, expiresAt: keptUntil(now) };
  await trx
    .insertInto("keptFile")
    .values({ ...values, propertyId: trx.propertyId })
    .onConflict((conflict) => conflict.columns(["propertyId", "jobId"]).doUpdateSet(values))
    .execute();
}

/** Lets go of what was kept long enough; its bytes go with the next sweep of the shelf. */
export async function forgetKeptFiles(trx: Trx, now: Instant): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("keptFile")
    .where("propertyId", "=", trx.propertyId)
    .where("expiresAt", "<=", now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
