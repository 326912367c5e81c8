import { dropHanForms, latinForms } from "../../legal/rules.ts";
import { hanPlaces, isWide } from "../../places/rules.ts";
import { foldName, isHan, wordsOf } from "../../rules.ts";
import { hanHeads, latinWords, meaningOf, tradeAt } from "../../trades/rules.ts";
import type { ReadParts, Token } from "../schema.ts";

const branchKinds =
  "分公司|支公司|分行|支行|营业部|营业厅|分店|分社|办事处|代表处|联络处|分部|事业部|分院|分校|校区|分局|分所|分部|工厂|分厂";
const branchEnd = new RegExp(`^(.{2,}?)(${branchKinds})$`, "u");

const numerals: Readonly<Record<string, string>> = {
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
  十: "10",
};

/** 十二 is 12, 二十 is 20. */
function numberOf(text: string): string {
  if (/^\d+$/.test(text)) return text;
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["", text];
  const digit = (at: string) => Number(numerals[at] ?? "0");
  return String(text.includes("十") ? (tens === "" ? 1 : digit(tens)) * 10 + digit(ones) : digit(ones));
}

/** The place that a text begins with, with or without 省, 市, 区 … behind it. */
function placeAt(text: string, at: number): { place: string; name: number; length: number } | undefined {
  for (let length = Math.min(7, text.length - at); length > 1; length -= 1) {
    const place = hanPlaces.get(text.slice(at, at + length));
    if (place === undefined) continue;
    const behind = /^(?:特别行政区|自治区|自治州|新区|省|市|区|县)/u.exec(text.slice(at + length))?.[0] ?? "";
    return { place, name: length, length: length + behind.length };
  }
  return undefined;
}

/** The place that a text ends with. */
function placeAtEnd(text: string): { place: string; from: number } | undefined {
  for (let from = Math.max(0, text.length - 8); from <= text.length - 2; from += 1) {
    const found = placeAt(text, from);
    if (found && from + found.length === text.length) return { place: found.place, from };
  }
  return undefined;
}

const numbered =
  /^第?([一二三四五六七八九十\d]+)(?=[中小附人医院大]|[\u4e00-\u9fff]*(?:医院|中学|小学|工程局|设计院|研究所|学校|幼儿园|分))/u;

/** Cuts a run of Chinese characters into places, words of trade, numbers, and what is left: the brand. */
function cutHan(run: string): Token[] {
  const tokens: Token[] = [];
  let brand = "";
  const close = () => {
    if (brand !== "") tokens.push({ text: brand, raw: brand, kind: "brand" });
    brand = "";
  };
  for (let at = 0; at < run.length; ) {
    const trade = tradeAt(run, at);
    // a place counts before anything else, or right behind another place
    const isAtStart = tokens.every((token) => token.kind === "place") || tokens.at(-1)?.text === "附属";
    const place = brand === "" && isAtStart ? placeAt(run, at) : undefined;
    const number = numbered.exec(run.slice(at));
    if (place && !(trade !== undefined && trade.length > place.length)) {
      tokens.push({ text: place.place, raw: run.slice(at, at + place.name), kind: "place" });
      at += place.length;
    } else if (number?.[1] !== undefined && (number[0].startsWith("第") || brand === "")) {
      close();
      tokens.push({ text: numberOf(number[1]), raw: number[1], kind: "number" });
      at += number[0].length;
    } else if (/^(?:集团|股份|控股|有限)/u.test(run.slice(at))) {
      close();
      at += 2;
    } else if (
      brand === "" &&
      tokens.length > 0 &&
      /^[和及与暨]/u.test(run.slice(at)) &&
      tradeAt(run, at + 1) !== undefined
    ) {
      at += 1;
    } else if (trade !== undefined) {
      close();
      tokens.push({ text: meaningOf(trade), raw: trade, kind: hanHeads.has(trade) ? "head" : "trade" });
      at += trade.length;
    } else {
      brand += run.slice(at, at + 1);
      at += 1;
    }
  }
  close();
  return tokens;
}

function hanTokens(text: string): Token[] {
  return wordsOf(text).flatMap((word) => {
    if (isHan(word)) return cutHan(word);
    if (latinForms.has(word)) return [];
    return [{ text: latinWords.get(word) ?? word, raw: word, kind: /^\d+$/.test(word) ? "number" : "brand" } as const];
  });
}

/** Reads a name in Chinese characters. */
export function hanParts(text: string): ReadParts {
  const site: string[] = [];
  let siteInBrackets = false;
  let main = text.replaceAll(/\(([^)]*)\)/g, (bracket, inner: string) => {
    const place = placeAt(inner, 0);
    if (place && place.length === inner.length) {
      if (!isWide(place.place)) {
        site.push(place.place);
        siteInBrackets = true;
      }
      return " ";
    }
    return isHan(inner) && inner.length > 4 ? ` ${inner} ` : dropHanForms(inner) === "" ? " " : ` ${inner} `;
  });
  main = dropHanForms(main).replaceAll(/(?<=\p{sc=Han})\s+(?=\p{sc=Han})/gu, " ");
  const [head = main, ...behind] = main
    .trim()
    .split(" ")
    .filter((part) => part !== "");
  let name = behind.length > 0 && isHan(head) ? [head, ...behind].join(" ") : main.trim();
  const branch = branchEnd.exec(name);
  if (branch?.[1] !== undefined) name = branch[1].trim();
  // 中国移动 上海, 工商银行上海
  const last = name.split(" ").at(-1) ?? "";
  const place = placeAtEnd(last);
  const wide = place && isWide(place.place);
  if (place && wide && (place.from > 1 || name.includes(" ")))
    name = name.slice(0, name.length - last.length + place.from).trim();
  else if (place && (place.from > 1 || name.includes(" "))) {
    site.push(place.place);
    name = `${name.slice(0, name.length - last.length)}${last.slice(0, place.from)}`.trim();
    const outer = placeAtEnd(name.split(" ").at(-1) ?? "");
    if (outer && name.length > outer.from + 2) {
      site.push(outer.place);
      name = name.slice(0, name.length - ((name.split(" ").at(-1) ?? "").length - outer.from)).trim();
    }
  } else if (branch && name.includes(" ")) {
    site.push(last);
    name = name.slice(0, -last.length).trim();
  } else if (branch && /^分行|^支行/u.test(branch[2] ?? "")) {
    const bank = /^(.*(?:银行|[工农中建交招]行))(.+)$/u.exec(name);
    if (bank?.[1] !== undefined && bank[2] !== undefined) {
      site.push(bank[2]);
      name = bank[1];
    }
  }
  const isFull = /公司|事务所|合伙/u.test(text);
  return {
    core: foldName(name).replace(/(?<=.{4})厂$/u, ""),
    isFull,
    script: "han",
    tokens: hanTokens(name.replace(/(?<=.{4})厂$/u, "")),
    site,
    siteInBrackets,
    siteBehindComma: false,
    branch: branch?.[2],
  };
}
