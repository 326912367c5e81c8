import type { PastContact } from "@foyer/db/clients/history/mutations";
import type { Tier } from "@foyer/domain/clients/schema";
import type { Language } from "@foyer/domain/kernel/words";
import type { Dice } from "./dice.ts";
import type { Hotel } from "./hotels.ts";
import type { Identity } from "./identity.ts";
import { names, type Person, person, written } from "./names.ts";

const titles = names(`
  行政经理/行政經理/Office Manager · 采购主管/採購主管/Procurement Lead
  总裁助理/總裁助理/Assistant to the CEO · 市场总监/市場總監/Marketing Director
  人力资源经理/人力資源經理/HR Manager · 会务负责人/會務負責人/Events Lead
  财务经理/財務經理/Finance Manager · 副总经理/副總經理/Deputy General Manager
`);
const salutations = names(`
  先生/先生/Mr · 女士/女士/Ms
`);

const latin = (who: Person): string[] =>
  who.english
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, "")
    .split(" ");

/** Numbers that no network has given out: mainland 154, Hong Kong 1…, and Britain's range for films. */
function mobile(who: Person, hotel: Hotel, dice: Dice): string {
  const digits = (count: number) => Array.from({ length: count }, () => dice.whole(0, 9)).join("");
  if (who.foreign) return `+447700900${digits(3)}`;
  return hotel.country === "HK" && dice.chance(0.75) ? `+8521${digits(7)}` : `+86154${digits(8)}`;
}

/** How few and how many persons a company of the tier is known by. */
const persons: Readonly<Record<Tier, readonly [number, number]>> = {
  A: [4, 7],
  B: [2, 4],
  C: [1, 3],
  potential: [1, 2],
};

/** The first contact decides; a private guest is the client's only one. */
export function contacts(
  hotel: Hotel,
  { kind, domain, person: self }: Identity,
  { dice, number, tier }: { dice: Dice; number: number; tier: Tier },
): PastContact[] {
  const count = kind === "person" ? 1 : dice.whole(...persons[tier]);
  return Array.from({ length: count }, (_, index): PastContact => {
    const who = self ?? person(dice, hotel.foreign / 2);
    const language: Language = who.foreign ? "en" : hotel.locale;
    const [given = "guest", family = "x"] = latin(who);
    return {
      name: written(who, language),
      salutation: written(dice.pick(salutations), language),
      title: kind === "person" ? null : written(dice.pick(titles), language),
      decisionMaker: index === 0 && kind === "organisation",
      language,
      mobile: dice.chance(0.9) ? mobile(who, hotel, dice) : null,
      mail: dice.chance(0.88) ? `${given}.${family}${kind === "person" ? number : ""}@${domain}` : null,
      wechat: dice.chance(0.55) && !who.foreign ? `wx_${given}_${family}${number}` : null,
    };
  });
}
