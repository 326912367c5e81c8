import { z } from "zod";
import { BirthdayCalendar } from "../schema.ts";

/** Months of the solar calendar, 29 February among them: a birthday has no year. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const lunarMonth = 30;

/** A birthday as people keep it; the year stands apart, protected. */
export const Birthday = z
  .strictObject({
    calendar: BirthdayCalendar,
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    /** In the leap month after the month of that number. */
    leap: z.boolean(),
  })
  .refine(({ calendar, month, day }) => day <= (calendar === "lunar" ? lunarMonth : (longest[month - 1] ?? 0)), {
    path: ["day"],
  })
  .refine(({ calendar, leap }) => !leap || calendar === "lunar", { path: ["leap"] });
export type Birthday = z.infer<typeof Birthday>;

const two = (value: number) => String(value).padStart(2, "0");

/** `05-20`, `lunar 08-15`, `lunar leap 04-03`: one value in a cell, in the record of change and in a file. */
export const birthdayText = ({ calendar, month, day, leap }: Birthday): string =>
  `${calendar === "lunar" ? "lunar " : ""}${leap ? "leap " : ""}${two(month)}-${two(day)}`;

const digits = "一二三四五六七八九";

/** 初八, 十五, 廿三, 三十, 十二, 正, 冬, 腊; or plain digits. */
function readNumber(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const months: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12, 臘: 12 };
  const month = months[text];
  if (month !== undefined) return month;
  const plain = text
    .replace(/^初/, "")
    .replace(/^(?:廿|卄)/, "二十")
    .replace(/^卅$/, "三十");
  const parts = /^(?<tens>[一二三]?十)?(?<ones>[一二三四五六七八九])?$/.exec(plain)?.groups;
  if (!parts || plain === "") return undefined;
  const { tens, ones } = parts;
  const ten = tens === undefined ? 0 : tens === "十" ? 10 : (digits.indexOf(tens.charAt(0)) + 1) * 10;
  return ten + (ones === undefined ? 0 : digits.indexOf(ones) + 1);
}

export interface ReadBirthday {
  readonly birthday: Birthday;
  /** Where one was typed with it. */
  readonly year: number | null;
}

const number = "(?:\\d{1,2}|[正冬腊臘]|[初十廿卄卅一二三四五六七八九]{1,3})";
const shape = new RegExp(
  `^(?<lunar>lunar|农历|農曆|阴历|陰曆|旧历|舊曆)?\\s*(?:(?<year>\\d{4})\\s*[-/.年]\\s*)?(?<leap>leap|闰|閏)?\\s*` +
    `(?<month>${number})\\s*[-/.月]\\s*(?<day>${number})\\s*[日号號]?$`,
  "i",
);

/** Reads `5-20`, `1980/5/20`, `5月20日`, `农历八月十五`, `lunar leap 4-3`; nothing where no such day can be. */
export function readBirthday(typed: string): ReadBirthday | undefined {
  const found = shape.exec(typed.normalize("NFKC").trim())?.groups;
  if (!found) return undefined;
  const month = readNumber(found["month"] ?? "");
  const day = readNumber(found["day"] ?? "");
  // only the lunar calendar counts days as 初八 and knows leap months
  const isLunar = found["lunar"] !== undefined || found["leap"] !== undefined || /[正冬腊臘初廿卄卅]/.test(typed);
  const read = Birthday.safeParse({
    calendar: isLunar ? "lunar" : "solar",
    month,
    day,
    leap: found["leap"] !== undefined,
  });
  if (!read.success) return undefined;
  return { birthday: read.data, year: found["year"] === undefined ? null : Number(found["year"]) };
}
