import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Whole fonts under the SIL Open Font License, whose text lies beside each. The first has all of GB 18030 and Big5 and
 * plain Latin; the second what Europe writes besides: Czech, Polish, Greek, Cyrillic.
 */
const files = {
  "han.ttf": require.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
  "han-bold.ttf": require.resolve("@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
  "europe.ttf": require.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
  "europe-bold.ttf": require.resolve("@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"),
};

export type FontName = "han" | "europe";

/** The families by the names of their files, as the layout engine asks for them. */
export const families = {
  han: { normal: "han.ttf", bold: "han-bold.ttf" },
  europe: { normal: "europe.ttf", bold: "europe-bold.ttf" },
} as const satisfies Record<FontName, { normal: keyof typeof files; bold: keyof typeof files }>;

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let entry = 12; entry < 12 + 16 * count; entry += 16)
    if (font.toString("latin1", entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  throw new Error(`the font has no ${tag}`);
}

/** The characters a font can draw: its character map in the form that knows all of Unicode (format 12). */
function drawnBy(font: Buffer): ReadonlySet<number> {
  const map = tableAt(font, "cmap");
  const drawn = new Set<number>();
  for (let entry = map + 4; entry < map + 4 + 8 * font.readUInt16BE(map + 2); entry += 8) {
    const at = map + font.readUInt32BE(entry + 4);
    if (font.readUInt16BE(at) !== 12) continue;
    for (let group = at + 16; group < at + 16 + 12 * font.readUInt32BE(at + 12); group += 12)
      for (let sign = font.readUInt32BE(group); sign <= font.readUInt32BE(group + 4); sign += 1) drawn.add(sign);
  }
  return drawn;
}

interface Shelf {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly drawn: Readonly<Record<FontName, ReadonlySet<number>>>;
}

let shelf: Shelf | undefined;

/** Read when the first document is made, once in the life of a process. */
export function fonts(): Shelf {
  if (shelf) return shelf;
  const read = new Map(Object.entries(files).map(([name, path]) => [name, readFileSync(path)]));
  const drawnByFile = (name: keyof typeof files) => drawnBy(read.get(name) ?? Buffer.alloc(0));
  shelf = { files: read, drawn: { han: drawnByFile("han.ttf"), europe: drawnByFile("europe.ttf") } };
  return shelf;
}

export interface Run {
  readonly text: string;
  readonly font: FontName;
}

/** A word of an alphabet stays in one font; every other sign stands for itself. */
const pieces = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+|[^]/gu;

const sayable = (text: string): string => {
  const whole = text.toWellFormed().replaceAll(/(?!\n)[\p{Cc}\uFFFE\uFFFF]/gu, " ");
  return /\p{M}/u.test(whole) ? whole.normalize("NFC") : whole;
};

const drawnWhole = (text: string, drawn: ReadonlySet<number>): boolean => {
  for (const sign of text) if (sign !== "\n" && !drawn.has(sign.codePointAt(0) ?? 0)) return false;
  return true;
};

/** A text in the fonts that can draw it. What neither can stays in the first, which shows a box for it. */
export function runsOf(said: string): Run[] {
  const text = sayable(said);
  const { drawn } = fonts();
  if (drawnWhole(text, drawn.han)) return [{ text, font: "han" }];
  const runs: { text: string; font: FontName }[] = [];
  for (const [piece] of text.matchAll(pieces)) {
    const font = !drawnWhole(piece, drawn.han) && drawnWhole(piece, drawn.europe) ? "europe" : "han";
    const last = runs.at(-1);
    if (last?.font === font) last.text += piece;
    else runs.push({ text: piece, font });
  }
  return runs;
}
