import type { Refusal } from "@foyer/domain/kernel/refusal";
import { type Phrase, say, type Words } from "@foyer/domain/kernel/words";
import { words } from "@foyer/domain/words";

const isPhrase = (found: Words | Phrase | undefined): found is Phrase => typeof found?.["en"] === "string";

function phraseOf(code: string): Phrase | undefined {
  const dot = code.indexOf(".");
  let found: Words | Phrase | undefined = words;
  for (const key of [code.slice(0, dot), "refusals", code.slice(dot + 1)]) {
    if (found === undefined || isPhrase(found)) return undefined;
    found = found[key];
  }
  return isPhrase(found) ? found : undefined;
}

/** `clients.not-found: There is no such client.` */
export function refusalInWords({ code, details }: Refusal): string {
  const found = phraseOf(code);
  const values = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)]));
  return found ? `${code}: ${say(found, "en", values)}` : code;
}
