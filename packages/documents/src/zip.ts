import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { DocumentProblem } from "./problem.ts";

export type ZipEntry = { name: string; method: number; crc: number; packed: number; unpacked: number; offset: number };

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const elsewhere = 0xffffffff;
const mostEntries = 10_000;
/** No sheet that anybody filled packs to a three-hundredth of itself; what does is a bomb, whatever it is worth in all. */
const mostRatio = 300;
const ratioFrom = 32 * 1024 * 1024;

export const unreadable = (reason: string, cause?: unknown): DocumentProblem =>
  new DocumentProblem("xlsx.unreadable", { reason }, cause);

function directoryOf(file: Buffer): { at: number; count: number } {
  const last = file.length - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (file.readUInt32LE(at) === endOfDirectory)
      return { count: file.readUInt16LE(at + 10), at: file.readUInt32LE(at + 16) };
  throw unreadable("not a zip archive");
}

/** Sizes and offset that did not fit, in the order in which they are missing (the ZIP64 extra field). */
function wide(extra: Buffer, missing: number): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    return Array.from({ length: missing }, (_, index) => Number(extra.readBigUInt64LE(at + 4 + 8 * index)));
  }
  throw unreadable("a size is missing");
}

function entryAt(file: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (file.readUInt32LE(at) !== directoryEntry) throw unreadable("the directory is broken");
  const nameEnd = at + 46 + file.readUInt16LE(at + 28);
  const extraEnd = nameEnd + file.readUInt16LE(at + 30);
  const narrow = [file.readUInt32LE(at + 24), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
  const missing = narrow.filter((size) => size === elsewhere).length;
  const found = missing > 0 ? wide(file.subarray(nameEnd, extraEnd), missing) : [];
  const [unpacked = 0, packed = 0, offset = 0] = narrow.map((size) =>
    size === elsewhere ? (found.shift() ?? 0) : size,
  );
  const entry = {
    name: file.toString("utf8", at + 46, nameEnd),
    method: file.readUInt16LE(at + 10),
    crc: file.readUInt32LE(at + 16),
    packed,
    unpacked,
    offset,
  };
  return { entry, next: extraEnd + file.readUInt16LE(at + 32) };
}

/** What the archive says it holds. Refused here already when it says that it unpacks to more than `maxUnpacked` bytes. */
export function zipEntries(file: Buffer, maxUnpacked: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let declared = 0;
  try {
    const { at: start, count } = directoryOf(file);
    if (count > mostEntries) throw new DocumentProblem("xlsx.too-large", { entries: count });
    for (let at = start, index = 0; index < count; index++) {
      const { entry, next } = entryAt(file, at);
      if (entry.unpacked > ratioFrom && entry.unpacked > entry.packed * mostRatio)
        throw new DocumentProblem("xlsx.too-large", { limit: maxUnpacked });
      entries.set(entry.name, entry);
      declared += entry.unpacked;
      at = next;
    }
  } catch (error) {
    throw error instanceof DocumentProblem ? error : unreadable("the directory is broken", error);
  }
  if (declared > maxUnpacked) throw new DocumentProblem("xlsx.too-large", { limit: maxUnpacked });
  return entries;
}

function packedBytes(file: Buffer, { offset, packed, name }: ZipEntry): Buffer {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== localEntry) throw unreadable(name);
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (start + packed > file.length) throw unreadable(name);
  return file.subarray(start, start + packed);
}

async function* inflated(packed: Buffer, name: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  pipeline(Readable.from([packed]), inflate, () => {});
  try {
    yield* inflate;
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** The bytes of one entry as they unpack. More than its directory declared is a lie, and the way a zip bomb goes off. */
export async function* unzip(file: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(file, entry);
  if (entry.method !== 0 && entry.method !== 8) throw unreadable(entry.name);
  let size = 0;
  let sum = 0;
  for await (const chunk of entry.method === 0 ? [packed] : inflated(packed, entry.name)) {
    size += chunk.length;
    if (size > entry.unpacked) throw new DocumentProblem("xlsx.too-large", { limit: entry.unpacked });
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc) throw unreadable(entry.name);
}
