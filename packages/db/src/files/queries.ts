import { open } from "node:fs/promises";
import { headLength, isZip, kindOf } from "@foyer/domain/files/attachments/rules";
import type { DocumentKind } from "@foyer/domain/files/attachments/schema";
import type { StoredFile } from "@foyer/domain/files/schema";
import { pathOf, type Shelf } from "./mutations.ts";

/** A zip ends with a record of 22 bytes and a comment; it says where the list of entries begins and how long that is. */
const longestEnd = 22 + 65_535;
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
/** An office document has a few dozen entries. */
const longestList = 2 * 1_048_576;

function entriesIn(list: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === entryMark; ) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => list.readUInt16LE(at + offset));
    names.push(list.toString("utf8", at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}

/** What a stored file is by its bytes; nothing for what is not taken as a document. */
export async function kindOfStored(shelf: Shelf, { hash, size }: StoredFile): Promise<DocumentKind | undefined> {
  const file = await open(pathOf(shelf, hash), "r");
  const read = async (from: number, length: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  };
  try {
    const head = await read(0, headLength);
    if (!isZip(head)) return kindOf({ head, names: [] });
    const tail = await read(Math.max(0, size - longestEnd), Math.min(size, longestEnd));
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== endMark) return undefined;
    const [length, from] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (length > longestList || from + length > size) return undefined;
    return kindOf({ head, names: entriesIn(await read(from, length)) });
  } finally {
    await file.close();
  }
}
