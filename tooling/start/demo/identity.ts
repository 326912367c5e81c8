import type { ClientClass } from "@foyer/domain/clients/schema";
import type { Language } from "@foyer/domain/kernel/words";
import type { Dice } from "./dice.ts";
import type { Hotel } from "./hotels.ts";
import {
  brand,
  conferenceTrades,
  groupTrades,
  industries,
  type Name,
  offices,
  type Person,
  person,
  travelTrades,
  unions,
  names,
  written,
} from "./names.ts";

/** Who a client is: names that nobody bears, addresses that lead nowhere. */
export interface Identity {
  readonly kind: "organisation" | "person";
  readonly name: string;
  readonly englishName: string | null;
  readonly shortName: string | null;
  readonly industry: string | null;
  readonly city: string;
  readonly address: string;
  /** Under `.example`, which no mail server has. */
  readonly domain: string;
  readonly person: Person | null;
}

const cities: readonly (readonly [Name, number])[] = [
  [{ hans: "杭州", hant: "杭州", english: "Hangzhou" }, 30],
  [{ hans: "上海", hant: "上海", english: "Shanghai" }, 24],
  [{ hans: "苏州", hant: "蘇州", english: "Suzhou" }, 9],
  [{ hans: "宁波", hant: "寧波", english: "Ningbo" }, 9],
  [{ hans: "南京", hant: "南京", english: "Nanjing" }, 7],
  [{ hans: "北京", hant: "北京", english: "Beijing" }, 8],
  [{ hans: "深圳", hant: "深圳", english: "Shenzhen" }, 7],
  [{ hans: "香港", hant: "香港", english: "Hong Kong" }, 6],
];
const hongKong: Name = { hans: "香港", hant: "香港", english: "Hong Kong" };
const streets = names(`
  鹤鸣路/鶴鳴路/Heming Road · 澄湖大道/澄湖大道/Chenghu Avenue
  听松街/聽松街/Tingsong Street · 砚池巷/硯池巷/Yanchi Lane
  枫渡路/楓渡路/Fengdu Road · 望岚街/望嵐街/Wanglan Street
`);
const districts = names(`
  澄湖区/澄湖區/Chenghu District · 鹤洲新区/鶴洲新區/Hezhou New Area
  松岭市/松嶺市/Songling City · 岚溪县/嵐溪縣/Lanxi County
`);

const of = (trade: readonly Name[], dice: Dice) => dice.pick(trade);
const join = (...parts: Name[]): Name => ({
  hans: parts.map((part) => part.hans).join(""),
  hant: parts.map((part) => part.hant).join(""),
  english: parts.map((part) => part.english).join(" "),
});
const company: Name = { hans: "有限公司", hant: "有限公司", english: "Co., Ltd." };

function organisation(clientClass: ClientClass, place: Name, dice: Dice): { name: Name; short: Name; industry: Name } {
  const made = brand(dice);
  switch (clientClass) {
    case "government": {
      const [district, office] = [of(districts, dice), of(offices, dice)];
      return {
        name: join(district, office),
        short: join(district, office),
        industry: { hans: "政府机构", hant: "政府機構", english: "Government" },
      };
    }
    case "association": {
      const [trade, union] = [of(industries, dice), of(unions, dice)];
      return { name: join(made, trade, union), short: join(made, union), industry: trade };
    }
    case "travel-agency": {
      const trade = of(travelTrades, dice);
      return { name: join(made, trade), short: made, industry: { hans: "旅游", hant: "旅遊", english: "Travel" } };
    }
    case "leisure-group": {
      const trade = of(groupTrades, dice);
      return { name: join(made, trade), short: made, industry: { hans: "旅游", hant: "旅遊", english: "Travel" } };
    }
    case "conference": {
      const trade = of(conferenceTrades, dice);
      return { name: join(place, made, trade, company), short: made, industry: trade };
    }
    case "business":
    case "long-stay":
    case "leisure-individual":
    case "casual": {
      const trade = of(industries, dice);
      return { name: join(place, made, trade, company), short: made, industry: trade };
    }
  }
}

const domainOf = (english: string): string =>
  `${english
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 40)}.example`;

export function identity(hotel: Hotel, clientClass: ClientClass, dice: Dice): Identity {
  const place = hotel.country === "HK" && dice.chance(0.7) ? hongKong : dice.weighed(cities);
  const home = (language: Language) =>
    language === "en"
      ? `${dice.whole(2, 388)} ${written(of(streets, dice), language)}, ${place.english}`
      : `${written(place, language)}${written(of(streets, dice), language)}${dice.whole(2, 388)}号`;
  if (clientClass === "leisure-individual" || clientClass === "casual") {
    const guest = person(dice, hotel.foreign);
    return {
      kind: "person",
      name: written(guest, hotel.locale),
      englishName: guest.foreign ? null : guest.english,
      shortName: null,
      industry: null,
      city: written(place, hotel.locale),
      address: home(guest.foreign ? "en" : hotel.locale),
      domain: "mail.example",
      person: guest,
    };
  }
  const { name, short, industry } = organisation(clientClass, place, dice);
  const latin = clientClass !== "government" && dice.chance(hotel.foreign / 2);
  return {
    kind: "organisation",
    name: latin ? name.english : written(name, hotel.locale),
    englishName: latin ? null : name.english,
    shortName: latin ? short.english : written(short, hotel.locale),
    industry: written(industry, hotel.locale),
    city: written(place, hotel.locale),
    address: home(latin ? "en" : hotel.locale),
    domain: domainOf(short.english),
    person: null,
  };
}
