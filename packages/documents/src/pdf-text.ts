import { inflateSync } from "node:zlib";

/** What stands on the pages of a document as `pdf` makes them, told from its bytes as a reader tells it: by each font's map to Unicode. */
export function textOfPdf(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes).toString("latin1");
  const objects = new Map<string, string>();
  for (const [, number = "", body = ""] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(number, body);
  const object = (number: string | undefined): string => objects.get(number ?? "") ?? "";
  const streamOf = (number: string | undefined): string => {
    const body = object(number);
    const [, packed = ""] = /stream\n([\s\S]*)\nendstream/.exec(body) ?? [];
    const stream = Buffer.from(packed, "latin1");
    return (body.includes("/FlateDecode") ? inflateSync(stream) : stream).toString("latin1");
  };
  const maps = new Map<string, Map<string, string>>();
  const mapOf = (font: string): Map<string, string> => {
    const known = maps.get(font) ?? signsOf(streamOf(/\/ToUnicode (\d+) 0 R/.exec(object(font))?.[1]));
    maps.set(font, known);
    return known;
  };
  const texts: string[] = [];
  for (const body of objects.values()) {
    if (!/\/Type \/Page\n/.test(`${body}\n`)) continue;
    const resources = object(/\/Resources (\d+) 0 R/.exec(body)?.[1]);
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", font = ""]) => [name, font]),
    );
    texts.push(shownBy(streamOf(/\/Contents (\d+) 0 R/.exec(body)?.[1]), (name) => mapOf(fonts.get(name) ?? "")));
  }
  return texts;
}

const characters = (hex: string): string => Buffer.from(hex.replaceAll(/\s/g, ""), "hex").swap16().toString("utf16le");

/** Codes of a font's glyphs and the signs that they stand for. */
function signsOf(map: string): Map<string, string> {
  const signs = new Map<string, string>();
  for (const [, from = "", list = ""] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    for (const [index, [, hex = ""]] of [...list.matchAll(/<([0-9a-f ]+)>/g)].entries())
      signs.set((Number.parseInt(from, 16) + index).toString(16).padStart(4, "0"), characters(hex));
  return signs;
}

function shownBy(content: string, mapOf: (font: string) => Map<string, string>): string {
  let text = "";
  let signs = new Map<string, string>();
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) signs = mapOf(font);
    for (const [, hex = ""] of (shown ?? "").matchAll(/<([0-9a-f]*)>/g))
      for (let at = 0; at < hex.length; at += 4) text += signs.get(hex.slice(at, at + 4)) ?? "\uFFFD";
  }
  return text;
}
