import type { ClientId } from "@foyer/domain/clients/schema";
import type { AcceptTip, SendTip, TipId } from "@foyer/domain/clients/tips/schema";
import { type CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { changesOfRow } from "../../changes/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { aClient } from "../factory.ts";
import { contactsOf } from "../contacts/queries.ts";
import { getClient } from "../queries.ts";
import { acceptTip, rejectTip } from "./decision/mutations.ts";
import { keepHello } from "./hello/mutations.ts";
import { sendTip } from "./mutations.ts";
import { clientsOfTip, clientsToTip, countTips, listTips, sentTips } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const on = "2026-03-10" as CalendarDate;
let count = 0;
const key = () => `0b8c6f60-0000-4000-8000-${String(++count).padStart(12, "0")}`;
const tipAbout = (clientId: ClientId, text = "总经理喜欢安静的楼层"): SendTip => ({
  key: key(),
  clientId,
  about: null,
  text,
});
const page = { limit: 50 };
const hello = {
  name: "陈女士",
  company: "星河贸易",
  mobile: "+8613800138000",
  mail: "chen@example.com",
  wish: "十月的会议",
  suspect: false,
};

async function aHouse(trx: Trx) {
  const owner = await aStaff(trx, { role: "rep", name: "林" });
  const colleague = await aStaff(trx, { role: "rep", name: "周" });
  const manager = await aStaff(trx, { role: "manager", name: "王" });
  const desk = await aStaff(trx, { role: "desk", name: "前台" });
  const client = await aClient(trx, { name: "湖畔会展", ownerId: owner });
  return {
    client,
    owner: actingAs(trx, owner, "rep"),
    colleague: actingAs(trx, colleague, "rep"),
    manager: actingAs(trx, manager, "manager"),
    desk: actingAs(trx, desk, "desk"),
  };
}

const accepted = (id: TipId, more: Partial<AcceptTip> = {}): AcceptTip => ({ id, into: "preferences", ...more });

const inboxOf = async (trx: Trx, event: string) =>
  (
    await trx
      .selectFrom("notification")
      .select("staffId")
      .where("propertyId", "=", trx.propertyId)
      .where("event", "=", event)
      .execute()
  ).map((row) => row.staffId);

describe("a tip of the desk (A2.2)", () => {
  test("goes to the owner, into the field chosen, and back to who sent it", () =>
    house.rolledBack(async (trx) => {
      const { client, owner, colleague, manager, desk } = await aHouse(trx);
      const id = await sendTip(desk, tipAbout(client, "回电 13800138000，喜欢安静的楼层"), now);
      expect(await countTips(owner, on)).toBe(1);
      expect(await countTips(colleague, on)).toBe(0);
      expect(await countTips(manager, on)).toBe(0);
      const { rows } = await listTips(owner, { decided: false, ...page }, on);
      expect(rows).toMatchObject([{ id, clientName: "湖畔会展", text: "回电 •••，喜欢安静的楼层", from: "前台" }]);
      await acceptTip(owner, accepted(id, { text: "喜欢安静的楼层", answer: "谢谢" }), now);
      expect((await getClient(owner, client, on)).preferences).toBe("喜欢安静的楼层");
      const sent = await sentTips(desk, page, on);
      expect(sent.rows).toMatchObject([
        { id, status: "accepted", field: "preferences", answer: "谢谢", decidedBy: "林", clientName: "湖畔会展" },
      ]);
      const [change] = await changesOfRow(trx, { subject: "client", row: client });
      expect(change).toMatchObject({
        act: "clients.accept-tip",
        field: "preferences",
        before: null,
        after: "喜欢安静的楼层",
      });
      const ownerId = owner.actor.kind === "staff" ? owner.actor.staffId : 0;
      const deskId = desk.actor.kind === "staff" ? desk.actor.staffId : 0;
      expect(await inboxOf(trx, "clients.tip-received")).toEqual([ownerId]);
      expect(await inboxOf(trx, "clients.tip-decided")).toEqual([deskId]);
    }));

  test("is rejected with a word, and decided once", () =>
    house.rolledBack(async (trx) => {
      const { client, owner, desk } = await aHouse(trx);
      const id = await sendTip(desk, tipAbout(client), now);
      await rejectTip(owner, { id, answer: "已经知道了" }, now);
      expect((await sentTips(desk, page, on)).rows).toMatchObject([{ status: "rejected", answer: "已经知道了" }]);
      await expect(acceptTip(owner, accepted(id), now)).rejects.toMatchObject({ code: "clients.tip-decided" });
      await expect(rejectTip(owner, { id, answer: "x" }, now)).rejects.toMatchObject({ code: "clients.tip-decided" });
      expect((await getClient(owner, client, on)).preferences).toBeNull();
    }));

  test("is somebody else's to decide: not found", () =>
    house.rolledBack(async (trx) => {
      const { client, colleague, manager, desk } = await aHouse(trx);
      const id = await sendTip(desk, tipAbout(client), now);
      for (const who of [colleague, manager])
        await expect(acceptTip(who, accepted(id), now)).rejects.toMatchObject({ code: "clients.tip-not-found" });
    }));

  test("about a client without an owner is the manager's", () =>
    house.rolledBack(async (trx) => {
      const { manager, owner, desk } = await aHouse(trx);
      const client = await aClient(trx);
      const id = await sendTip(desk, tipAbout(client), now);
      await expect(acceptTip(owner, accepted(id), now)).rejects.toMatchObject({ code: "clients.tip-not-found" });
      expect(await acceptTip(manager, accepted(id, { into: "notes" }), now)).toEqual({ clientId: client });
    }));

  test("about somebody who is no client yet makes a potential one, from the front desk", () =>
    house.rolledBack(async (trx) => {
      const { manager, owner, desk } = await aHouse(trx);
      const id = await sendTip(desk, { key: key(), clientId: null, about: "新港物流", text: "常来谈生意" }, now);
      await expect(acceptTip(manager, accepted(id), now)).rejects.toMatchObject({ code: "clients.tip-needs-a-file" });
      const ownerId = owner.actor.kind === "staff" ? owner.actor.staffId : null;
      const file = { kind: "organisation", name: "新港物流", class: "business", ownerId } as const;
      const { clientId } = await acceptTip(manager, accepted(id, { into: "notes", file }), now);
      expect(await getClient(manager, clientId, on)).toMatchObject({
        name: "新港物流",
        tier: "potential",
        source: "front-desk",
        notes: "常来谈生意",
        ownerId,
      });
      expect(await contactsOf(manager, clientId, on)).toEqual([]);
    }));

  test("sent twice is one; another text under its id is refused", () =>
    house.rolledBack(async (trx) => {
      const { client, owner, desk } = await aHouse(trx);
      const tip = tipAbout(client);
      expect(await sendTip(desk, tip, now)).toBe(await sendTip(desk, tip, now));
      await expect(sendTip(desk, { ...tip, text: "别的" }, now)).rejects.toMatchObject({
        code: "clients.tip-id-taken",
      });
      await expect(sendTip(owner, tip, now)).rejects.toMatchObject({ code: "clients.tip-id-taken" });
      expect(await countTips(owner, on)).toBe(1);
    }));

  test("about an archived client or the house account finds none", () =>
    house.rolledBack(async (trx) => {
      const { desk } = await aHouse(trx);
      const account = await aClient(trx, { house: true });
      await expect(sendTip(desk, tipAbout(account), now)).rejects.toMatchObject({ code: "clients.not-found" });
      await expect(sendTip(desk, tipAbout(987_654 as ClientId), now)).rejects.toMatchObject({
        code: "clients.not-found",
      });
    }));

  test("a sender finds clients by a piece of the name, with the owner and nothing else", () =>
    house.rolledBack(async (trx) => {
      const { desk, client } = await aHouse(trx);
      expect(await clientsToTip(desk, "会展", on)).toEqual([{ id: client, name: "湖畔会展", ownerName: "林" }]);
      expect(await clientsToTip(desk, "%", on)).toEqual([]);
    }));
});

describe("a message left on the hotel's site (A2.4)", () => {
  test("keeps phone and mail sealed, and makes a potential client with a contact", () =>
    house.rolledBack(async (trx) => {
      const { manager } = await aHouse(trx);
      const id = await keepHello(trx, { hello, language: "zh-Hant" }, now);
      const { rows } = await listTips(manager, { decided: false, ...page }, on);
      expect(rows).toMatchObject([{ id, name: "陈女士", mobileMask: "138****8000", mailMask: "c***@example.com" }]);
      expect(JSON.stringify(rows)).not.toMatch(/13800138000|chen@/);
      const file = { kind: "organisation", name: "星河贸易", class: "conference", ownerId: null } as const;
      const { clientId } = await acceptTip(manager, accepted(id, { into: "notes", file }), now);
      expect(await getClient(manager, clientId, on)).toMatchObject({
        tier: "potential",
        source: "own-site",
        notes: "十月的会议",
      });
      expect(await contactsOf(manager, clientId, on)).toMatchObject([
        { name: "陈女士", language: "zh-Hant", mobileMask: "138****8000", mailMask: "c***@example.com" },
      ]);
      const left = await trx
        .selectFrom("tip")
        .selectAll()
        .where("propertyId", "=", trx.propertyId)
        .executeTakeFirstOrThrow();
      expect(left).toMatchObject({
        salt: null,
        mobileCipher: null,
        mobileIndex: null,
        mailCipher: null,
        mailIndex: null,
      });
    }));

  test("whoever is on file already is found by phone or mail, and becomes no second contact", () =>
    house.rolledBack(async (trx) => {
      const { manager } = await aHouse(trx);
      const first = await keepHello(trx, { hello, language: "en" }, now);
      const file = { kind: "person", name: "陈女士", class: "casual", ownerId: null } as const;
      const { clientId } = await acceptTip(manager, accepted(first, { file }), now);
      const second = await keepHello(trx, { hello: { ...hello, mobile: null, wish: "再来一次" }, language: "en" }, now);
      expect(await clientsOfTip(manager, second, on)).toEqual([{ id: clientId, name: "陈女士" }]);
      await acceptTip(manager, accepted(second, { into: "notes", file: { clientId } }), now);
      expect(await contactsOf(manager, clientId, on)).toHaveLength(1);
    }));

  test("the same message on the same day is one, on the next day another", () =>
    house.rolledBack(async (trx) => {
      const { manager } = await aHouse(trx);
      const sent = { hello, language: "en" } as const;
      expect(await keepHello(trx, sent, now)).toBe(await keepHello(trx, sent, now));
      await keepHello(trx, { ...sent, hello: { ...hello, wish: "别的" } }, now);
      await keepHello(trx, sent, Instant.parse("2026-03-11T02:00:00.000Z"));
      expect(await countTips(manager, on)).toBe(3);
    }));

  test("rejected, nothing of phone and mail stays", () =>
    house.rolledBack(async (trx) => {
      const { manager } = await aHouse(trx);
      const id = await keepHello(trx, { hello, language: "en" }, now);
      await rejectTip(manager, { id, answer: "广告" }, now);
      const { rows } = await listTips(manager, { decided: true, ...page }, on);
      expect(rows).toMatchObject([{ answer: "广告", mobileMask: "138****8000" }]);
      expect(await clientsOfTip(manager, id, on)).toEqual([]);
    }));
});
