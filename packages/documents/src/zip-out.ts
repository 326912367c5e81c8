import { crc32, deflateRawSync } from "node:zlib";
import { DocumentProblem } from "./problem.ts";

export interface ZipMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a zip of the plain form can hold: beyond, readers would need its 64-bit extension. */
const mostBytes = 0xffff_ffff;
const mostMembers = 0xffff;

const version = 20;
/** Names are UTF-8. */
const utf8 = 0x0800;
/** The first day that the format can say: when a statement was made stands in it. */
const noDate = (1 << 5) | 1;

interface Written {
  readonly head: Buffer;
  readonly name: Buffer;
  readonly at: number;
}

/** What the entry says in front of the bytes and again in the list at the end. */
function headOf({ bytes }: ZipMember, packed: Uint8Array, name: Buffer): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(version, 0);
  head.writeUInt16LE(utf8, 2);
  head.writeUInt16LE(packed === bytes ? 0 : 8, 4);
  head.writeUInt16LE(0, 6);
  head.writeUInt16LE(noDate, 8);
  head.writeUInt32LE(crc32(bytes), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(bytes.length, 18);
  head.writeUInt16LE(name.length, 22);
  head.writeUInt16LE(0, 24);
  return head;
}

function listed({ head, name, at }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(version, 4);
  head.copy(entry, 6);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, name]);
}

function end(members: number, list: { readonly at: number; readonly length: number }): Buffer {
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(members, 8);
  last.writeUInt16LE(members, 10);
  last.writeUInt32LE(list.length, 12);
  last.writeUInt32LE(list.at, 16);
  return last;
}

/** A zip as its members come, one in memory at a time; what gets no smaller by packing stays as it is. Two of a name get numbers. */
export async function* writeZip(members: AsyncIterable<ZipMember> | Iterable<ZipMember>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  const names = new Set<string>();
  let at = 0;
  for await (const member of members) {
    const name = Buffer.from(freeName(member.name, names));
    const tight = deflateRawSync(member.bytes);
    const packed = tight.length < member.bytes.length ? tight : member.bytes;
    const head = headOf(member, packed, name);
    const start = Buffer.alloc(4);
    start.writeUInt32LE(0x04034b50, 0);
    written.push({ head, name, at });
    at += 30 + name.length + packed.length;
    if (at > mostBytes || written.length > mostMembers)
      throw new DocumentProblem("zip.too-large", { limit: mostBytes });
    yield Buffer.concat([start, head, name]);
    yield packed;
  }
  const list = Buffer.concat(written.map(listed));
  yield list;
  yield end(written.length, { at, length: list.length });
}

function freeName(wanted: string, names: Set<string>): string {
  const dot = wanted.lastIndexOf(".");
  const [stem, ending] = dot < 1 ? [wanted, ""] : [wanted.slice(0, dot), wanted.slice(dot)];
  let name = wanted;
  for (let count = 2; names.has(name); count += 1) name = `${stem}-${count}${ending}`;
  names.add(name);
  return name;
}
