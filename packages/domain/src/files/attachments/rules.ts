import type { DocumentKind } from "./schema.ts";

const longestName = 120;

const endings: Record<DocumentKind, readonly string[]> = {
  pdf: ["pdf"],
  png: ["png"],
  jpeg: ["jpg", "jpeg"],
  webp: ["webp"],
  docx: ["docx"],
  xlsx: ["xlsx"],
  pptx: ["pptx"],
};

const office = "application/vnd.openxmlformats-officedocument";

export const contentTypes: Record<DocumentKind, string> = {
  pdf: "application/pdf",
  png: "image/png",
  jpeg: "image/jpeg",
  webp: "image/webp",
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
};

/** How many bytes of its beginning say what a file is. */
export const headLength = 16;

const begins = (head: Uint8Array, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, index) => head[at + index] === byte);

const codes = (text: string): number[] => [...text].map((letter) => letter.codePointAt(0) ?? 0);

export const isZip = (head: Uint8Array): boolean => begins(head, [0x50, 0x4b, 0x03, 0x04]);

/** The office document that a zip's entries make; one that brings programs along is none. */
function officeKind(names: readonly string[]): DocumentKind | undefined {
  if (!names.includes("[Content_Types].xml") || names.some((name) => /vbaProject\.bin$/i.test(name))) return undefined;
  if (names.includes("word/document.xml")) return "docx";
  if (names.includes("xl/workbook.xml")) return "xlsx";
  return names.includes("ppt/presentation.xml") ? "pptx" : undefined;
}

/** What a file is by its bytes, whatever it is called: its beginning, and of a zip the names of its entries. */
export function kindOf({ head, names }: { head: Uint8Array; names: readonly string[] }): DocumentKind | undefined {
  if (begins(head, codes("%PDF-"))) return "pdf";
  if (begins(head, [0x89, ...codes("PNG\r\n"), 0x1a, 0x0a])) return "png";
  if (begins(head, [0xff, 0xd8, 0xff])) return "jpeg";
  if (begins(head, codes("RIFF")) && begins(head, codes("WEBP"), 8)) return "webp";
  return isZip(head) ? officeKind(names) : undefined;
}

/** The last part of a path without what cannot be seen: controls, and marks that turn the reading direction. */
const bareName = (name: string): string =>
  (name.normalize("NFC").split(/[/\\]/).at(-1) ?? "")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .replaceAll(/[<>:"|?*]/g, "_")
    .replace(/^[.\s]+/, "")
    .trim();

/** What a document is called here: as its sender called it, and always with the ending of what it is. */
export function documentName(name: string, kind: DocumentKind): string {
  const bare = bareName(name);
  const dot = bare.lastIndexOf(".");
  const ending = dot < 0 ? "" : bare.slice(dot + 1).toLowerCase();
  const isRight = dot > 0 && endings[kind].includes(ending);
  const [stem, shown] = isRight ? [bare.slice(0, dot), bare.slice(dot)] : [bare, `.${endings[kind][0]}`];
  return `${[...stem].slice(0, longestName).join("").trim() || kind}${shown}`;
}
