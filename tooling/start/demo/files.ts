import type { PastContact } from "@foyer/db/clients/history/mutations";
import { addDays, type CalendarDate, daysBetween } from "@foyer/domain/kernel/time";
import type { Channel } from "@foyer/domain/messages/schema";
import type { DemoClient } from "./clients.ts";
import { type Dice, dice as diceOf } from "./dice.ts";
import { type Hotel, repsOf, type Span } from "./hotels.ts";
import { names, written } from "./names.ts";

/** What a file has beside its basics: other names, links to other files, tags, colleagues who work on it, and when it was put away. */
export interface DemoFile {
  readonly formerName: string | null;
  readonly groupAccount: string | null;
  /** By reference. */
  readonly parent: string | null;
  readonly referrer: string | null;
  readonly tags: readonly string[];
  /** By mail address, and since when. */
  readonly collaborators: readonly { readonly email: string; readonly from: CalendarDate }[];
  readonly archivedOn: CalendarDate | null;
  /** In the order of the client's contacts. */
  readonly persons: readonly DemoPerson[];
}

export type DemoPerson = Required<Pick<PastContact, "phone" | "preferredChannel" | "birthday" | "birthYear">> & {
  /** Said yes to greetings by this channel. */
  readonly greeted: Channel | null;
};

const tags = {
  company: names(`
    长期协议/長期協議/corporate rate · 月结/月結/monthly account · 重点跟进/重點跟進/key account
    培训季/培訓季/training season · 会议用房/會議用房/meeting rooms · 机场接送/機場接送/airport transfer · 开票严格/開票嚴格/strict invoicing
  `),
  guest: names(`
    亲子/親子/families · 回头客/回頭客/regular · 高楼层/高樓層/high floor · 素食/素食/vegetarian · 周末度假/週末度假/weekends · 会员/會員/member
  `),
};

const two = (value: number) => String(value).padStart(2, "0");

/** Numbers that no network has given out: lines of Shanghai and Hong Kong do not begin with 1. */
const officeLine = (hotel: Hotel, dice: Dice): string => {
  const digits = Array.from({ length: 7 }, () => dice.whole(0, 9)).join("");
  return hotel.country === "HK"
    ? `+8521${digits}`
    : `021-1${digits}${dice.chance(0.25) ? ` 转 ${dice.whole(8_001, 8_899)}` : ""}`;
};

function demoPerson(contact: PastContact, { client, hotel, dice }: Of): DemoPerson {
  const channels: Channel[] = [];
  if (contact.mobile) channels.push("mobile");
  if (contact.wechat) channels.push("wechat", "wechat");
  if (contact.mail) channels.push("mail");
  const isLunar = contact.language !== "en" && dice.chance(0.3);
  const day = `${two(dice.whole(1, 12))}-${two(dice.whole(1, 28))}`;
  const birthday = dice.chance(client.kind === "person" ? 0.7 : 0.45) ? `${isLunar ? "lunar " : ""}${day}` : null;
  return {
    phone: client.kind === "organisation" && dice.chance(0.6) ? officeLine(hotel, dice) : null,
    preferredChannel: channels.length > 0 && dice.chance(0.5) ? dice.pick(channels) : null,
    birthday,
    birthYear: birthday !== null && dice.chance(0.55) ? String(dice.whole(1958, 2001)) : null,
    greeted: channels.length > 0 && client.tier !== "potential" && dice.chance(0.35) ? dice.pick(channels) : null,
  };
}

interface Of {
  readonly client: DemoClient;
  readonly hotel: Hotel;
  readonly span: Span;
  readonly dice: Dice;
}

function collaboratorsOf({ client, hotel, span, dice }: Of): DemoFile["collaborators"] {
  const owner = client.owners.at(-1)?.value;
  const there = repsOf(hotel).filter(({ left, email }) => left === undefined && email !== owner);
  if (owner === undefined || client.archivedReason !== null || there.length === 0) return [];
  if (!dice.chance(client.tier === "A" ? 0.4 : client.tier === "B" ? 0.12 : 0.02)) return [];
  const since = addDays(span.today, -dice.whole(5, Math.max(6, Math.min(200, daysBetween(client.since, span.today)))));
  const count = dice.chance(0.2) ? 2 : 1;
  return dice
    .shuffled(there)
    .slice(0, count)
    .map(({ email }) => ({ email, from: since }));
}

function tagsOf({ client, hotel, dice }: Of): string[] {
  if (!dice.chance(client.tier === "A" ? 0.9 : client.tier === "B" ? 0.6 : 0.3)) return [];
  const list = client.kind === "person" ? tags.guest : tags.company;
  return dice
    .shuffled(list)
    .slice(0, dice.whole(1, 3))
    .map((tag) => written(tag, hotel.locale));
}

/** Groups whose companies book one by one. */
const groups = 14;

/** What each file has beside its basics, in the order of the clients. A parent and a referrer were there before the client. */
export function demoFiles(
  hotel: Hotel,
  clients: readonly DemoClient[],
  { span, seed }: { span: Span; seed: string },
): DemoFile[] {
  const dice = diceOf(`${seed}/${hotel.code}/files`);
  const before: DemoClient[] = [];
  const heads: DemoClient[] = [];
  return clients.map((client) => {
    const of = { client, hotel, span, dice };
    const isCompany = client.kind === "organisation" && client.archivedReason === null;
    const isHead = isCompany && heads.length < groups && (client.tier === "A" || client.tier === "B");
    const head = isCompany && !isHead && heads.length > 0 && dice.chance(0.08) ? dice.pick(heads) : null;
    const group = isHead ? client : head;
    const file = {
      formerName:
        isCompany && dice.chance(0.04)
          ? `${client.name.slice(0, 2)}${client.name.slice(2).replace(/有限公司|集团|集團/, "")}`
          : null,
      groupAccount: group
        ? `${hotel.code}-G${two(heads.indexOf(group) < 0 ? heads.length + 1 : heads.indexOf(group) + 1)}`
        : null,
      parent: head?.reference ?? null,
      referrer:
        client.source === "referral" && before.length > 0 && dice.chance(0.75) ? dice.pick(before).reference : null,
      tags: tagsOf(of),
      collaborators: collaboratorsOf(of),
      archivedOn: client.archivedReason === null ? null : (client.until ?? addDays(span.today, -dice.whole(3, 90))),
      persons: client.contacts.map((contact) => demoPerson(contact, of)),
    };
    if (isHead) heads.push(client);
    if (client.archivedReason === null) before.push(client);
    return file;
  });
}
