import type { Currency } from "@foyer/domain/kernel/money";
import { type CalendarDate, type Instant, type Month, TimeZone } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { harbourMembers, lakesideMembers, type Member, type Skill } from "./members.ts";

export interface Hotel {
  readonly code: string;
  readonly name: string;
  /** Whom its mail comes from. */
  readonly sender: string;
  readonly timeZone: TimeZone;
  readonly currency: Currency;
  readonly country: string;
  readonly locale: Language;
  /** Rooms that the sales department fills. */
  readonly rooms: number;
  readonly clients: number;
  /** Of prices in the currency's units, against Hangzhou's. */
  readonly priceLevel: number;
  /** How many persons have a Latin name alone. */
  readonly foreign: number;
  readonly members: readonly Member[];
}

/** When the demo plays: from the hotels' start to the day it is loaded. */
export interface Span {
  readonly start: CalendarDate;
  readonly today: CalendarDate;
  readonly now: Instant;
  readonly firstMonth: Month;
  readonly thisMonth: Month;
}

export const hotels: readonly Hotel[] = [
  {
    code: "LAKE",
    name: "湖畔国际酒店 Lakeside International",
    sender: "guest.relations@lakeside.example",
    timeZone: TimeZone.parse("Asia/Shanghai"),
    currency: "CNY",
    country: "CN",
    locale: "zh-Hans",
    rooms: 80,
    clients: 560,
    priceLevel: 1,
    foreign: 0.08,
    members: lakesideMembers,
  },
  {
    code: "HARB",
    name: "海港城酒店 Harbour Hotel",
    sender: "guest.relations@harbour.example",
    timeZone: TimeZone.parse("Asia/Hong_Kong"),
    currency: "HKD",
    country: "HK",
    locale: "zh-Hant",
    rooms: 52,
    clients: 340,
    priceLevel: 1.75,
    foreign: 0.35,
    members: harbourMembers,
  },
];

export const repsOf = (hotel: Hotel): (Member & { readonly skill: Skill })[] =>
  hotel.members.flatMap((member) => (member.skill ? [{ ...member, skill: member.skill }] : []));
