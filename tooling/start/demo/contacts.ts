import type { PastContact } from "@foyer/db/clients/history/mutations";
import type { Language } from "@foyer/domain/kernel/words";
import type { Dice } from "./dice.ts";
import type { Hotel } from "./hotels.ts";
import type { Identity } from "./identity.ts";
import { type Name, type Person, person, written } from "./names.ts";

const titles: readonly Name[] = [
  { hans: "行政经理", hant: "行政經理", english: "Office Manager" }, { hans: "采购主管", hant: "採購主管", english: "Procurement Lead" },
  { hans: "总裁助理", hant: "總裁助理", english: "Assistant to the CEO" }, { hans: "市场总监", hant: "市場總監", english: "Marketing Director" },
  { hans: "人力资源经理", hant: "人力資源經理", english: "HR Manager" }, { hans: "会务负责人", hant: "會務負責人", english: "Events Lead" },
  { hans: "财务经理", hant: "財務經理", english: "Finance Manager" }, { hans: "副总经理", hant: "副總經理", english: "Deputy General Manager" },
];
const salutations: readonly Name[] = [
  { hans: "先生", hant: "先生", english: "Mr" },
  { hans: "女士", hant: "女士", english: "Ms" },
];

const latin = (who: Person): string[] => who.english.toLowerCase().replaceAll(/[^a-z ]/g, "").split(" ");

/** Numbers that no network has given out: mainland 154, Hong Kong 1…, and Britain's range for films. */
function mobile(who: Person, hotel: Hotel, dice: Dice): string {
  const digits = (count: number) => Array.from({ length: count }, () => dice.whole(0, 9)).join("");
  if (who.foreign) return `+447700900${digits(3)}`;
  return hotel.country === "HK" && dice.chance(0.75) ? `+8521${digits(7)}` : `+86154${digits(8)}`;
}

/** The first contact decides; a private guest is the client's only one. */
export function contacts(hotel: Hotel, { kind, domain, person: self }: Identity, { dice, number }: { dice: Dice; number: number }): PastContact[] {
  const count = kind === "person" ? 1 : dice.weighed([[1, 45], [2, 38], [3, 17]]);
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
