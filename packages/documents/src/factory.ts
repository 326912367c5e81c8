import { crc32, deflateRawSync } from "node:zlib";

export type Part = { name: string; data: string | Buffer; declared?: number };

/** A zip as its makers would not let one be made: with any declared size. */
export function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declared } of parts) {
    const content = Buffer.from(data);
    const packed = deflateRawSync(content);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(declared ?? content.length, 8);
    const local = Buffer.concat([
      Buffer.from("504b030414000000080000000000", "hex"),
      sizes,
      Buffer.alloc(4),
      Buffer.from(name),
      packed,
    ]);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.concat([
      Buffer.from("504b0102140014000000080000000000", "hex"),
      sizes,
      Buffer.alloc(18),
      Buffer.from(name),
    ]);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook around one sheet, named and tied together as no writer does but the format allows. */
export function workbookOf(
  sheet: string | Part,
  others: { texts?: string; styles?: string; workbook?: string } = {},
): Part[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return [
    {
      name: "_rels/.rels",
      data: `<Relationships>${relation("r", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data:
        others.workbook ??
        `<x:workbook><x:sheets><x:sheet name="Old" state="hidden" r:id="r9"/><x:sheet name="Clients" r:id="r1"/></x:sheets></x:workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships>${relation("r1", "worksheet", "/xl/worksheets/first.xml")}${relation("r2", "sharedStrings", "sharedStrings.xml")}${relation("r3", "styles", "styles.xml")}</Relationships>`,
    },
    ...(others.texts === undefined ? [] : [{ name: "xl/sharedStrings.xml", data: others.texts }]),
    ...(others.styles === undefined ? [] : [{ name: "xl/styles.xml", data: others.styles }]),
    typeof sheet === "string"
      ? {
          name: "xl/worksheets/first.xml",
          data: `<?xml version="1.0"?><worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        }
      : sheet,
  ];
}

const twoBytes = new Map<string, number>();

/** Text as Chinese Windows saves it; Node decodes GB18030 and does not encode it. Characters of two bytes and ASCII only. */
export function gb18030Of(text: string): Buffer {
  if (twoBytes.size === 0) {
    const decoder = new TextDecoder("gb18030");
    for (let first = 0x81; first <= 0xfe; first++)
      for (let second = 0x40; second <= 0xfe; second++) {
        const character = decoder.decode(Buffer.from([first, second]));
        if (character.length === 1 && character !== "\uFFFD" && !twoBytes.has(character))
          twoBytes.set(character, first * 256 + second);
      }
  }
  const bytes: number[] = [];
  for (const character of text) {
    const code = twoBytes.get(character);
    if (character <= "\x7F") bytes.push(character.charCodeAt(0));
    else if (code === undefined) throw new RangeError(`${character} takes more than two bytes in GB18030`);
    else bytes.push(code >> 8, code & 0xff);
  }
  return Buffer.from(bytes);
}
