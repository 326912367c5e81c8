import { DocumentProblem } from "./problem.ts";
import type { SheetIn } from "./rows-in.ts";
import { attribute, readXml, withoutExcelEscapes, type XmlListener } from "./xml.ts";
import { unreadable, unzip, type ZipEntry, zipEntries } from "./zip.ts";

/** What must be known before a sheet can be read: where it is, its texts, and which of its numbers are dates. */
export type Workbook = {
  sheet(): AsyncIterable<Uint8Array>;
  texts: readonly string[];
  isDate: readonly boolean[];
  /** Macs used to count days from 1904. */
  from1904: boolean;
  sheets: readonly SheetIn[];
  /** The sheet that is read. */
  name: string;
};

/** Texts and styles are held in memory, unlike the sheet, so they may not be as large. */
const longestHeldPart = 64 * 1024 * 1024;

type Archive = { file: Buffer; entries: ReadonlyMap<string, ZipEntry> };

const isZipped = ({ entries }: Archive, path: string): boolean => entries.has(path);

function part({ file, entries }: Archive, path: string): AsyncIterable<Uint8Array> {
  const entry = entries.get(path);
  if (entry === undefined) throw unreadable(path);
  return unzip(file, entry);
}

async function listen(archive: Archive, path: string, listener: XmlListener): Promise<void> {
  if ((archive.entries.get(path)?.unpacked ?? 0) > longestHeldPart)
    throw new DocumentProblem("xlsx.too-large", { limit: longestHeldPart });
  for await (const _ of readXml(part(archive, path), listener)) continue;
}

const listener = (open: XmlListener["open"]): XmlListener => ({ open, close: () => {} });

/** A path as one part names another: from the root, or relative to the part's own folder. */
function resolved(from: string, target: string): string {
  const base = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") base.pop();
    else if (step !== "." && step !== "") base.push(step);
  }
  return base.join("/");
}

type Relation = { id: string; type: string; path: string };

async function relations(archive: Archive, path: string): Promise<Relation[]> {
  const cut = path.lastIndexOf("/") + 1;
  const relationsPath = `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
  const found: Relation[] = [];
  if (!isZipped(archive, relationsPath)) return found;
  const hear = listener((name, attributes) => {
    if (name !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
    const type = (attribute(attributes, "Type") ?? "").split("/").at(-1) ?? "";
    found.push({
      id: attribute(attributes, "Id") ?? "",
      type,
      path: resolved(path, attribute(attributes, "Target") ?? ""),
    });
  });
  await listen(archive, relationsPath, hear);
  return found;
}

type SheetEntry = { name: string; relation: string; hidden: boolean };

async function readWorkbookPart(archive: Archive, path: string) {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  const hear = listener((name, attributes) => {
    if (name === "workbookPr") from1904 = ["1", "true"].includes(attribute(attributes, "date1904") ?? "");
    if (name !== "sheet") return;
    const relation = / [\w.-]+:id=["']([^"']*)["']/.exec(attributes)?.[1] ?? "";
    sheets.push({
      name: attribute(attributes, "name") ?? "",
      relation,
      hidden: (attribute(attributes, "state") ?? "visible") !== "visible",
    });
  });
  await listen(archive, path, hear);
  return { sheets, from1904 };
}

async function readTexts(archive: Archive, path: string): Promise<string[]> {
  const texts: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = false;
  await listen(archive, path, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") inText = !phonetic;
    },
    close(name) {
      if (name === "si") texts.push(withoutExcelEscapes(text));
      else if (name === "rPh") phonetic = false;
      else if (name === "t") inText = false;
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  return texts;
}

/** The number formats that every Excel knows by number and shows as dates or times, the East Asian ones among them. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format of one's own is a date when it shows a part of one, outside of quotes, brackets and escapes. */
const looksLikeDate = (format: string): boolean =>
  /[ymdhs]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, "").replaceAll(/general/gi, ""));

async function readDateStyles(archive: Archive, path: string): Promise<boolean[]> {
  const own = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await listen(archive, path, {
    open(name, attributes) {
      if (name === "numFmt")
        own.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? "0");
        const format = own.get(id);
        styles.push(format === undefined ? isBuiltInDate(id) : looksLikeDate(format));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** Opens a workbook at the named sheet, or else at the first one that is shown. */
export async function openWorkbook(file: Buffer, options: { maxUnpacked: number; sheet?: string }): Promise<Workbook> {
  const archive = { file, entries: zipEntries(file, options.maxUnpacked) };
  const main = (await relations(archive, "")).find(({ type }) => type === "officeDocument");
  if (main === undefined) throw unreadable("not a workbook");
  const { sheets, from1904 } = await readWorkbookPart(archive, main.path);
  const related = await relations(archive, main.path);
  const pathOf = (type: string) => related.find((relation) => relation.type === type)?.path;

  const wanted = sheets.find(({ name, hidden }) => (options.sheet === undefined ? !hidden : name === options.sheet));
  if (wanted === undefined)
    throw new DocumentProblem("xlsx.no-such-sheet", { sheet: (options.sheet ?? "").slice(0, 80) });
  const sheetPath = related.find(({ id, type }) => id === wanted.relation && type === "worksheet")?.path;
  if (sheetPath === undefined) throw unreadable(wanted.name);

  const textsPath = pathOf("sharedStrings");
  const stylesPath = pathOf("styles");
  return {
    name: wanted.name,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: () => part(archive, sheetPath),
    texts: textsPath !== undefined && isZipped(archive, textsPath) ? await readTexts(archive, textsPath) : [],
    isDate: stylesPath !== undefined && isZipped(archive, stylesPath) ? await readDateStyles(archive, stylesPath) : [],
    from1904,
  };
}
