import { expect, test } from "vitest";
import { documentName, kindOf } from "./rules.ts";

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...part].map((c) => c.charCodeAt(0)))));
const zip = bytes("PK", 3, 4);
const types = "[Content_Types].xml";

test.each([
  ["pdf", bytes("%PDF-1.7"), []],
  ["png", bytes(0x89, "PNG\r\n", 0x1a, 0x0a), []],
  ["jpeg", bytes(0xff, 0xd8, 0xff, 0xe0), []],
  ["webp", bytes("RIFF", 1, 2, 3, 4, "WEBP"), []],
  ["docx", zip, [types, "word/document.xml"]],
  ["xlsx", zip, [types, "xl/workbook.xml"]],
  ["pptx", zip, [types, "ppt/presentation.xml"]],
  [undefined, zip, [types, "word/document.xml", "word/vbaProject.bin"]],
  [undefined, zip, ["word/document.xml"]],
  [undefined, zip, ["a.exe"]],
  [undefined, bytes("MZ"), []],
  [undefined, bytes("<html>"), []],
  [undefined, bytes("<svg xmlns"), []],
  [undefined, bytes("RIFF", 1, 2, 3, 4, "WAVE"), []],
  [undefined, bytes(" %PDF-"), []],
  [undefined, bytes(), []],
])("%s by its bytes", (kind, head, names) => expect(kindOf({ head, names })).toBe(kind));

test.each([
  ["合同.pdf", "合同.pdf"],
  ["../../etc/passwd", "passwd.pdf"],
  ["C:\\Users\\me\\Licence.PDF", "Licence.PDF"],
  ["..", "pdf.pdf"],
  ["/", "pdf.pdf"],
  [".htaccess", "htaccess.pdf"],
  ["invoice.exe", "invoice.exe.pdf"],
  ["fdp\u202Eexe.pdf", "fdpexe.pdf"],
  ["a\u0000b\r\n.pdf", "ab.pdf"],
  ['a"b<c>.pdf', "a_b_c_.pdf"],
  [`${"长".repeat(300)}.pdf`, `${"长".repeat(120)}.pdf`],
])("%j is called %j", (given, called) => expect(documentName(given, "pdf")).toBe(called));
