import { Refusal } from "@foyer/domain/kernel/refusal";
import { addMilliseconds, CalendarDate, days, Instant, minutes } from "@foyer/domain/kernel/time";
import { MailAddress, type MessageId } from "@foyer/domain/messages/schema";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import type { Trx } from "../kernel/fence.ts";
import { newSecret } from "../kernel/secret.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { liftSuppression, suppressAddress, unsubscribe, withdrawConsent } from "./addresses/mutations.ts";
import { addressRecord } from "./addresses/queries.ts";
import { aConsent, aMail } from "./factory.ts";
import { queueMail, queueMails, settleMessage, withdrawMails } from "./mutations.ts";
import { listMessages, openMessage } from "./queries.ts";
import { claimNext, endAttempt } from "./sending/mutations.ts";
import { lostAttempts } from "./sending/queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const morning = Instant.parse("2026-05-03T01:30:00.000Z");
const lease = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
const otherLease = "7c9e6679-7425-40de-944b-e07fc1f90ae8";
const claim = (trx: Trx, now: Instant = morning, as = lease) => claimNext(trx, { lease: as, carrier: "smtp" }, now);
const only = (trx: Trx) => listMessages(trx, { limit: 50 });
const stateOf = async (trx: Trx, id: MessageId) =>
  trx
    .selectFrom("message")
    .selectAll()
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
/** An agreed mail, queued in the morning it is due. */
async function aQueued(trx: Trx, values: Parameters<typeof aMail>[0] = {}) {
  const mail = aMail(values);
  await aConsent(trx, mail.to);
  return { mail, ...(await queueMail(trx, mail, morning)) };
}

describe("queueing", () => {
  test("writes a mail once, encrypted, and wakes the sender", () =>
    house.rolledBack(async (trx) => {
      const mail = aMail({ to: "Wang@Example.com", text: "秘密 text", html: "<b>秘密</b>" });
      const [first, again] = await queueMails(trx, [mail, { ...mail, subject: "Another" }], morning);
      const third = await queueMail(trx, mail, morning);
      expect(first).toEqual({ id: third.id, status: "queued", fresh: true });
      expect(again?.id).toBe(third.id);
      expect(third.fresh).toBe(false);
      const row = await stateOf(trx, third.id);
      expect(row).toMatchObject({ recipientMask: "W***@Example.com", subject: "How was your stay?", status: "queued" });
      expect(row.headerId).toMatch(/^<[0-9a-f]{40}@test\.foyer>$/);
      expect(JSON.stringify(row)).not.toMatch(/Wang|秘密/);
      expect(await openMessage(trx, third.id)).toMatchObject({ content: { text: "秘密 text", html: "<b>秘密</b>" } });
    }));

  test.each(["a@hotel.cn(x)evil.com", "a@b.cn\r\nBcc: c@d.cn", "all: a@b.cn, c@d.cn;"])("refuses %j", (to) =>
    house.rolledBack(async (trx) => {
      await expect(queueMail(trx, aMail({ to }), morning)).rejects.toThrow(Refusal);
      expect(await only(trx)).toEqual([]);
    }),
  );

  test("what is known over three days late, or before the start, is recorded and not sent", () =>
    house.rolledBack(
      async (trx) => {
        const now = Instant.parse("2026-05-06T15:59:00.000Z");
        const late = addMilliseconds(now, minutes(2));
        expect((await queueMail(trx, aMail(), now)).status).toBe("queued");
        const { id, status } = await queueMail(trx, aMail(), late);
        expect(status).toBe("dropped");
        expect(await stateOf(trx, id)).toMatchObject({ dropReason: "too-late", salt: null, contentCipher: null });
        const past = aMail({ about: CalendarDate.parse("2026-04-30") });
        expect((await queueMail(trx, past, now)).status).toBe("dropped");
      },
      { startDate: CalendarDate.parse("2026-05-01") },
    ));

  test("after hours it waits for the morning, but a sign-in mail does not", () =>
    house.rolledBack(async (trx) => {
      const evening = Instant.parse("2026-05-03T12:00:00.000Z");
      const { id } = await queueMail(trx, aMail(), evening);
      expect((await stateOf(trx, id)).notBefore).toBe("2026-05-04T01:00:00.000Z");
      expect(await claim(trx, evening)).toBeUndefined();
      const signIn = await queueMail(trx, aMail({ purpose: "sign-in", dueAt: evening }), evening);
      expect((await claim(trx, evening))?.id).toBe(signIn.id);
    }));
});

describe("just before sending", () => {
  test("a mail that was agreed to goes out whole", () =>
    house.rolledBack(async (trx) => {
      const { mail, id } = await aQueued(trx, { text: "Hello" });
      expect(await claim(trx)).toMatchObject({
        id,
        to: mail.to,
        subject: mail.subject,
        content: { text: "Hello" },
        hotel: "湖畔酒店",
      });
      expect(await stateOf(trx, id)).toMatchObject({
        status: "sending",
        attempts: 1,
        carrier: "smtp",
        attemptedAt: morning,
      });
      expect(await claim(trx)).toBeUndefined();
      expect(await endAttempt(trx, { id, lease, outcome: { kind: "sent" } }, morning)).toBe(true);
      expect(await stateOf(trx, id)).toMatchObject({ status: "sent", sentAt: morning });
    }));

  test("without consent, after its withdrawal, when suppressed: dropped with the reason", () =>
    house.rolledBack(async (trx) => {
      const never = await queueMail(trx, aMail(), morning);
      const withdrawn = await aQueued(trx);
      await withdrawConsent(
        trx,
        { mail: MailAddress.parse(withdrawn.mail.to.toUpperCase()), purpose: "survey" },
        morning,
      );
      const stopped = await aQueued(trx);
      await suppressAddress(trx, { mail: MailAddress.parse(stopped.mail.to), reason: "asked" }, morning);
      const owed = await queueMail(trx, aMail({ purpose: "reminder", to: stopped.mail.to }), morning);
      expect((await claim(trx))?.id).toBe(owed.id);
      expect(await claim(trx)).toBeUndefined();
      const reasons = await Promise.all(
        [never, withdrawn, stopped].map(async ({ id }) => (await stateOf(trx, id)).dropReason),
      );
      expect(reasons).toEqual(["no-consent", "no-consent", "suppressed"]);
    }));

  test("the fourth care mail in 30 days is one too many", () =>
    house.rolledBack(async (trx) => {
      const to = "guest@example.com";
      for (let index = 0; index < 3; index++) {
        const { id } = await aQueued(trx, { to });
        await claim(trx);
        await endAttempt(trx, { id, lease, outcome: { kind: "sent" } }, morning);
      }
      const fourth = await aQueued(trx, { to });
      expect(await claim(trx)).toBeUndefined();
      expect(await stateOf(trx, fourth.id)).toMatchObject({ status: "dropped", dropReason: "fatigue" });
      const later = addMilliseconds(morning, days(30));
      const { id } = await queueMail(trx, aMail({ to, dueAt: later }), later);
      expect((await claim(trx, later))?.id).toBe(id);
    }));

  test("a mail found after an outage of more than three days is too late", () =>
    house.rolledBack(async (trx) => {
      const { id } = await aQueued(trx);
      expect(await claim(trx, addMilliseconds(morning, days(4)))).toBeUndefined();
      expect(await stateOf(trx, id)).toMatchObject({ status: "dropped", dropReason: "too-late" });
    }));

  test("withdrawn while it waits, it is not sent; once on its way, it stays", () =>
    house.rolledBack(async (trx) => {
      const [waiting, going] = [await aQueued(trx), await aQueued(trx)];
      await withdrawMails(trx, [waiting.id]);
      expect((await claim(trx))?.id).toBe(going.id);
      await withdrawMails(trx, [waiting.id, going.id]);
      expect(await stateOf(trx, waiting.id)).toMatchObject({ status: "dropped", dropReason: "withdrawn" });
      expect((await stateOf(trx, going.id)).status).toBe("sending");
    }));
});

describe("how an attempt ends", () => {
  test("a refusal for now waits, backing off, until it is given up", () =>
    house.rolledBack(async (trx) => {
      const { id } = await aQueued(trx);
      let now = morning;
      for (let attempt = 1; attempt <= 9; attempt++) {
        expect((await claim(trx, now))?.id).toBe(id);
        await endAttempt(trx, { id, lease, outcome: { kind: "retry", problem: "450 later" } }, now);
        const { status, notBefore } = await stateOf(trx, id);
        expect(status).toBe(attempt < 9 ? "queued" : "dead");
        if (attempt < 9) expect(notBefore > now).toBe(true);
        now = notBefore;
      }
      expect((await stateOf(trx, id)).problem).toBe("450 later");
    }));

  test("a sender that died is found by its lease, and may still speak for its own attempt only", () =>
    house.rolledBack(async (trx) => {
      const { id } = await aQueued(trx);
      await claim(trx);
      const soon = addMilliseconds(morning, minutes(5) - 1);
      expect(await lostAttempts(trx, soon)).toEqual([]);
      const over = addMilliseconds(morning, minutes(5));
      expect(await lostAttempts(trx, over)).toMatchObject([{ id, lease, carrier: "smtp" }]);
      await endAttempt(trx, { id, lease, outcome: { kind: "uncertain", problem: "lost" } }, over);
      expect(await claim(trx, over)).toBeUndefined();
      expect(await endAttempt(trx, { id, lease: otherLease, outcome: { kind: "sent" } }, over)).toBe(false);
      expect(await endAttempt(trx, { id, lease, outcome: { kind: "sent" } }, over)).toBe(true);
      expect((await stateOf(trx, id)).status).toBe("sent");
    }));

  test("a person decides about the uncertain, with a reason on record", () =>
    house.rolledBack(async (trx) => {
      const [first, second] = [await aQueued(trx), await aQueued(trx)];
      for (const { id } of [first, second]) {
        await claim(trx);
        await endAttempt(trx, { id, lease, outcome: { kind: "uncertain", problem: "cut" } }, morning);
      }
      await settleMessage(trx, { id: first.id, decision: "arrived", reason: "the guest answered" }, morning);
      await settleMessage(trx, { id: second.id, decision: "send-again", reason: "the server lost it" }, morning);
      expect((await stateOf(trx, first.id)).status).toBe("sent");
      expect((await claim(trx, morning, otherLease))?.id).toBe(second.id);
      expect(await endAttempt(trx, { id: second.id, lease, outcome: { kind: "sent" } }, morning)).toBe(false);
      await expect(settleMessage(trx, { id: first.id, decision: "arrived", reason: "x" }, morning)).rejects.toThrow(
        Refusal,
      );
      const change = trx.selectFrom("change").select("reason").where("act", "=", "messages.settle");
      expect(await change.where("propertyId", "=", trx.propertyId).orderBy("number").execute()).toEqual([
        { reason: "the guest answered" },
        { reason: "the server lost it" },
      ]);
    }));
});

test("one wake-up per moment", async () => {
  const propertyId = await house.aProperty();
  const evening = Instant.parse("2026-05-03T12:00:00.000Z");
  await house.committed(propertyId, async (trx) => {
    await queueMails(trx, [aMail(), aMail(), aMail()], evening);
    await queueMail(trx, aMail({ dueAt: evening, purpose: "sign-in" }), evening);
  });
  const owner = new pg.Client({ connectionString: house.url });
  await owner.connect();
  const { rows } = await owner.query("select key from graphile_worker.jobs where key like $1 order by key", [
    `${propertyId}:%`,
  ]);
  await owner.end();
  expect(rows).toEqual([
    { key: `${propertyId}:messages.send` },
    { key: `${propertyId}:messages.send:2026-05-04T01:00:00.000Z` },
  ]);
});

describe("unsubscribing", () => {
  test("by the link in a mail, once or twice, and lifted with a reason", () =>
    house.rolledBack(async (trx) => {
      const { secret, hash } = newSecret("TEST");
      const { mail, id } = await aQueued(trx, { unsubscribe: { url: `https://hotel.example/u/${secret}`, hash } });
      expect(await unsubscribe(trx, newSecret("TEST").hash, morning)).toBe(false);
      expect(await unsubscribe(trx, hash, morning)).toBe(true);
      expect(await unsubscribe(trx, hash, morning)).toBe(true);
      expect(await claim(trx)).toBeUndefined();
      expect((await stateOf(trx, id)).dropReason).toBe("suppressed");
      const { suppressions, consents } = await addressRecord(trx, mail.to.toUpperCase());
      expect(suppressions).toMatchObject([{ reason: "unsubscribed", liftedAt: null }]);
      expect(consents).toMatchObject([{ purpose: "survey", withdrawnAt: null }]);
      await liftSuppression(trx, { id: suppressions[0]?.id ?? 0, reason: "wrote to us on 4 May" }, morning);
      const next = await queueMail(trx, aMail({ to: mail.to }), morning);
      expect((await claim(trx))?.id).toBe(next.id);
    }));
});

describe("reading", () => {
  test("keys in links are hidden, and a sign-in mail stays closed", () =>
    house.rolledBack(async (trx) => {
      const { secret } = newSecret("TEST");
      const { id } = await aQueued(trx, {
        text: `https://h.example/s/${secret}`,
        html: `<a href="/s/${secret}?score=9">`,
      });
      const { content, keysHidden } = await openMessage(trx, id);
      expect(content).toEqual({ text: "https://h.example/s/TEST.…", html: '<a href="/s/TEST.…?score=9">' });
      expect(keysHidden).toBe(true);
      const signIn = await queueMail(trx, aMail({ purpose: "sign-in" }), morning);
      await expect(openMessage(trx, signIn.id)).rejects.toThrow(Refusal);
    }));

  test("a demo property shows all", () =>
    house.rolledBack(
      async (trx) => {
        const { secret } = newSecret("DEMO");
        const { id } = await queueMail(trx, aMail({ purpose: "sign-in", text: secret }), morning);
        expect((await openMessage(trx, id)).content?.text).toBe(secret);
      },
      { demo: true, code: "DEMO" },
    ));

  test("the list goes back block by block, by state", () =>
    house.rolledBack(async (trx) => {
      const queued = await queueMails(trx, [aMail(), aMail(), aMail()], morning);
      const first = await listMessages(trx, { limit: 2 });
      expect(first.map((row) => row.id)).toEqual([queued[2]?.id, queued[1]?.id]);
      const rest = await listMessages(trx, { limit: 2, before: first[1]?.id });
      expect(rest.map((row) => row.id)).toEqual([queued[0]?.id]);
      expect(await listMessages(trx, { limit: 2, status: "dead" })).toEqual([]);
    }));
});

test("another property's mail is not there", async () => {
  const [here, there] = [await house.aProperty(), await house.aProperty()];
  const id = await house.committed(here, async (trx) => (await queueMail(trx, aMail(), morning)).id);
  await house.committed(there, async (trx) => {
    await expect(openMessage(trx, id)).rejects.toThrow(Refusal);
    expect(await claim(trx)).toBeUndefined();
  });
});
