import { businessDate, type Instant, minuteOfDay, type TimeZone } from "../../../kernel/time.ts";
import { type Language, say } from "../../../kernel/words.ts";
import { dayText } from "../../statements/paper/rules.ts";
import type { AgingReport } from "../schema.ts";
import { agingWords as words } from "../words.ts";

/** Who made a page and when, by the clock on the house's wall. */
export function madeBy(
  { name, now, zone }: { readonly name: string; readonly now: Instant; readonly zone: TimeZone },
  language: Language,
): string {
  const minute = minuteOfDay(now, zone);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return say(words.paper.madeBy, language, { name, at: `${businessDate(now, zone)} ${clock}` });
}

/** What stands above the table of a printed aging: of which day, and how it was counted. */
export function agingHead({ asOf, rule, by, currency, isOfAll, knownOn, set }: AgingReport, language: Language) {
  const { paper } = words;
  const fact = (label: string, value: string) => ({ label, value });
  return {
    title: words.report[language],
    asOf: say(words.asOfDay, language, { date: dayText(asOf, language) }),
    facts: [
      fact(words.by[language], words.groups[by][language]),
      fact(words.rule[language], words.rules[rule][language]),
      fact(words.groups.currency[language], isOfAll ? say(paper.inOne, language, { currency }) : currency),
      ...(set === "standard" ? [] : [fact(paper.buckets[language], set)]),
      ...(knownOn === null ? [] : [fact(paper.knownOn[language], dayText(knownOn, language))]),
    ],
  };
}
