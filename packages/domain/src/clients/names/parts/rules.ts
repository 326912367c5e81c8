import { afterCity, knownNames } from "../known/rules.ts";
import { isWide } from "../places/rules.ts";
import { foldName, foldText, isHan, syllablesOf } from "../rules.ts";
import { hanHeads, hanTrades } from "../trades/rules.ts";
import { hanParts } from "./han/rules.ts";
import { latinParts } from "./latin/rules.ts";
import type { Kind, NameParts, Token } from "./schema.ts";

/** Reads a name: cuts it into the words that tell it from others and those that many have. */
export function partsOf(name: string): NameParts {
  const folded = foldName(name);
  const text = foldText(name);
  const read = isHan(folded) ? hanParts(text) : latinParts(isHan(text) ? folded : text);
  const words = (...kinds: readonly Kind[]) =>
    read.tokens.filter((token) => kinds.includes(token.kind)).map((token) => token.text);
  const kinds = {
    brand: words("brand").join(""),
    trades: [...new Set(words("trade", "head"))],
    heads: words("head"),
    places: words("place").filter((place) => !isWide(place)),
    numbers: words("number").join(),
  };
  const parts = { folded, ...read, ...kinds };
  const whole = knownNames.get(folded);
  if (whole !== undefined) return { ...parts, site: [], known: whole };
  const [first, ...others] = read.tokens;
  const inCity =
    first?.kind === "place" && !isWide(first.text)
      ? afterCity.get(others.map((token) => token.raw).join(""))
      : undefined;
  if (inCity !== undefined && first)
    return {
      ...parts,
      core: inCity,
      tokens: others,
      places: [],
      site: [first.text],
      branch: parts.branch ?? "分公司",
      known: inCity,
    };
  return { ...parts, known: knownNames.get(read.core) };
}

/** A name in Chinese characters as it would be spoken of in English: brand by pinyin, the rest by its meaning. */
export function inEnglish(parts: NameParts): Token[] {
  return parts.tokens.map((token) =>
    token.kind === "place" || token.kind === "number" || !isHan(token.text)
      ? token
      : token.kind === "brand"
        ? { ...token, text: syllablesOf(token.text).join("") }
        : { ...token, text: hanTrades.get(token.text) ?? hanHeads.get(token.text) ?? token.text },
  );
}
