import { unreadable } from "./zip.ts";

/** What is heard while reading XML. Names come without their namespace prefix; text comes whole, entities resolved. */
export type XmlListener = {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text?(text: string): void;
};

/** Longer than any tag, comment or text that a spreadsheet holds (a cell ends at 32,767 characters). */
const longestPiece = 4 * 1024 * 1024;

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (!name.startsWith("#")) return named[name] ?? whole;
  const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}

const unescaped = (text: string): string =>
  text.includes("&") ? text.replaceAll(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, entity) : text;

/** Excel's own escape for characters that XML cannot hold: `_x000D_` is a carriage return, `_x005F_` the underscore before such an escape. */
export const withoutExcelEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The value of one attribute, or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}=`);
  if (at === -1) return undefined;
  const start = at + name.length + 3;
  const end = attributes.indexOf(attributes.charAt(start - 1), start);
  return end === -1 ? undefined : unescaped(attributes.slice(start, end));
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Where the tag that starts at `from` ends: at the first `>` outside of quotes. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) {
      quote = code;
    } else if (code === 62) {
      return at;
    }
  }
  return -1;
}

function hearTag(tag: string, listener: XmlListener): void {
  if (tag.startsWith("/")) {
    listener.close(localName(tag.slice(1).trimEnd()));
    return;
  }
  const selfClosing = tag.endsWith("/");
  const bare = selfClosing ? tag.slice(0, -1) : tag;
  const nameEnd = bare.search(/\s/);
  const name = localName(nameEnd === -1 ? bare : bare.slice(0, nameEnd));
  listener.open(name, nameEnd === -1 ? "" : bare.slice(nameEnd).replaceAll(/\s/g, " "));
  if (selfClosing) listener.close(name);
}

const asides = [
  { start: "<!--", stop: "-->" },
  { start: "<?", stop: "?>" },
  { start: "<![CDATA[", stop: "]]>" },
];

type Aside = { after: number; cdata: string } | "unfinished";

/** Comments, processing instructions and CDATA. A document type is refused: it could define entities. */
function asideAt(text: string, at: number): Aside {
  const aside = asides.find(({ start }) => text.startsWith(start, at));
  if (aside === undefined) throw unreadable("a document type in XML");
  const end = text.indexOf(aside.stop, at + aside.start.length);
  if (end === -1) return "unfinished";
  const cdata = aside.start === "<![CDATA[" ? text.slice(at + aside.start.length, end) : "";
  return { after: end + aside.stop.length, cdata };
}

/** Reads the XML in `text` as far as it is complete, and returns what is left. */
function hear(text: string, listener: XmlListener): string {
  let at = 0;
  for (;;) {
    const start = text.indexOf("<", at);
    if (start === -1) return text.slice(at);
    const mark = text.charCodeAt(start + 1);
    const isAside = mark === 33 || mark === 63;
    if (isAside && text.length - start < 9) return text.slice(at);
    const aside = isAside ? asideAt(text, start) : undefined;
    const end = aside === undefined ? tagEnd(text, start + 1) : 0;
    if (aside === "unfinished" || end === -1) return text.slice(at);
    if (start > at) listener.text?.(unescaped(text.slice(at, start)));
    if (aside === undefined) {
      hearTag(text.slice(start + 1, end), listener);
      at = end + 1;
    } else {
      listener.text?.(aside.cdata);
      at = aside.after;
    }
  }
}

/** Reads XML piece by piece without building a tree, yielding after each piece so that the caller decides the pace. */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, listener: XmlListener): AsyncGenerator<void> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  for await (const chunk of bytes) {
    rest = hear(rest + decoder.decode(chunk, { stream: true }), listener);
    if (rest.length > longestPiece) throw unreadable("a piece of XML without end");
    yield;
  }
  if ((rest + decoder.decode()).trim() !== "") throw unreadable("XML that breaks off");
}
