import { createHash, randomUUID } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { ContentHash, type FileId, type StoredFile } from "@foyer/domain/files/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { epochMilliseconds, type Instant, minutes } from "@foyer/domain/kernel/time";
import type { Trx } from "../kernel/fence.ts";

/** Where a property's files lie. */
export interface Shelf {
  readonly dataDir: string;
  readonly propertyId: PropertyId;
}

const folderOf = ({ dataDir, propertyId }: Shelf): string => join(dataDir, "files", String(propertyId));
/** Where the bytes of a hash lie. */
export const pathOf = (shelf: Shelf, hash: ContentHash): string => join(folderOf(shelf), hash);

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function writeCounted(path: string, body: Bytes, maxBytes: number): Promise<StoredFile> {
  const digest = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maxBytes) throw new Refusal("invalid", "files.too-large", { limit: Math.floor(maxBytes / 1_048_576) });
      digest.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { hash: ContentHash.parse(digest.digest("hex")), size };
}

/** Writes bytes down as they come, then calls them by their hash: a name stands for whole files only, whenever the power goes. */
export async function storeFile(
  shelf: Shelf,
  { body, maxBytes }: { body: Bytes; maxBytes: number },
): Promise<StoredFile> {
  await mkdir(folderOf(shelf), { recursive: true, mode: 0o700 });
  const draft = join(folderOf(shelf), `${randomUUID()}.part`);
  try {
    const stored = await writeCounted(draft, body, maxBytes);
    await rename(draft, pathOf(shelf, stored.hash));
    return stored;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

export const readFile = (shelf: Shelf, hash: ContentHash): ReadStream => createReadStream(pathOf(shelf, hash));

/**
 * Removes bytes that nothing knows any more, and drafts that never became a file; what came within the last day may be on
 * its way to being noted. Answers how many went.
 */
export async function sweepShelf(
  shelf: Shelf,
  { kept, now }: { kept: readonly string[]; now: Instant },
): Promise<number> {
  const folder = folderOf(shelf);
  const known = new Set(kept);
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (known.has(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile() || found.mtimeMs > epochMilliseconds(now) - minutes(24 * 60)) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

/** Notes a stored file; the same bytes keep the id they had. */
export async function recordFile(trx: Trx, { hash, size }: StoredFile, now: Instant): Promise<FileId> {
  const made = await trx
    .insertInto("file")
    .values({ propertyId: trx.propertyId, hash, size, storedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) return made.id;
  const known = await trx
    .selectFrom("file")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("hash", "=", hash)
    .executeTakeFirstOrThrow();
  return known.id;
}
