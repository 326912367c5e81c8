import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathOf, recordFile, storeFile } from "@foyer/db/files/mutations";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { aConsent, aMail } from "@foyer/db/messages/factory";
import { queueMail } from "@foyer/db/messages/mutations";
import { claimNext } from "@foyer/db/messages/sending/mutations";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { addMilliseconds, Instant, minutes } from "@foyer/domain/kernel/time";
import type { Mail, MessageId } from "@foyer/domain/messages/schema";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { mailFolder } from "../kernel/mail-folder.ts";
import { smtpCarrier } from "../kernel/smtp.ts";
import type { Workshop } from "../kernel/task.ts";
import { type Manner, openTestSmtp, runOnce } from "../kernel/testing.ts";
import { messagesTasks } from "./tasks.ts";

const house = await openTestDatabase();
const smtp = await openTestSmtp();
const dataDir = await mkdtemp(join(tmpdir(), "foyer-mail-"));
afterAll(async () => {
  await smtp.close();
  await house.close();
  await rm(dataDir, { recursive: true });
});
beforeEach(() => {
  smtp.mails.length = 0;
  smtp.manners = { recipient: "accept", content: "accept" };
});

const [send] = messagesTasks;
const workshop: Workshop = {
  db: house.db,
  dataDir,
  url: "https://mail.hotel.example",
  smtpUrl: smtp.url,
  log: () => {},
};
const morning = Instant.parse("2026-05-03T01:30:00.000Z");
const inMinutes = (count: number) => addMilliseconds(morning, minutes(count));
const run = (propertyId: PropertyId, now: Instant = morning, at: Workshop = workshop) =>
  runOnce(at, send, { propertyId, payload: {}, now });

const queued = (propertyId: PropertyId, values: Partial<Mail> = {}) =>
  house.committed(propertyId, async (trx) => {
    const mail = aMail(values);
    await aConsent(trx, mail.to);
    return (await queueMail(trx, mail, morning)).id;
  });

const stateOf = (propertyId: PropertyId, id: MessageId) =>
  house.committed(propertyId, (trx) =>
    trx
      .selectFrom("message")
      .select(["status", "dropReason", "problem", "attempts", "notBefore", "carrier", "headerId"])
      .where("propertyId", "=", propertyId)
      .where("id", "=", id)
      .executeTakeFirstOrThrow(),
  );

describe("by SMTP", () => {
  test("a mail goes out once, whole, with its Message-ID and the one click that ends it", async () => {
    const propertyId = await house.aProperty();
    const unsubscribe = { url: "https://hotel.example/u/TEST.x", hash: Buffer.alloc(32, 1) };
    const id = await queued(propertyId, {
      to: "wang@example.com",
      subject: "您的入住感受如何？",
      text: "你好",
      html: "<b>你好</b>",
      unsubscribe,
    });
    expect(await run(propertyId)).toEqual({ sent: 1 });
    expect(await run(propertyId)).toEqual({ sent: 0 });
    const { status, carrier, headerId } = await stateOf(propertyId, id);
    expect({ status, carrier }).toEqual({ status: "sent", carrier: "smtp" });
    expect(smtp.mails).toHaveLength(1);
    const raw = smtp.mails[0]?.raw ?? "";
    expect(smtp.mails[0]?.to).toBe("wang@example.com");
    expect(raw).toContain(`Message-ID: ${headerId}`);
    expect(raw).toContain("List-Unsubscribe: <https://hotel.example/u/TEST.x>");
    expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(raw).toMatch(/From: =\?UTF-8\?.*<no-reply@mail\.hotel\.example>/s);
    expect(raw).toContain(Buffer.from("你好").toString("base64"));
    expect(raw).toContain(Buffer.from("<b>你好</b>").toString("base64"));
  });

  test.each<[string, { recipient?: Manner; content?: Manner }, string]>([
    ["the recipient is refused for now", { recipient: 450 }, "queued"],
    ["the recipient is refused", { recipient: 550 }, "dead"],
    ["the content is refused for now", { content: 451 }, "queued"],
    ["the content is refused", { content: 554 }, "dead"],
    ["the connection breaks before the content", { recipient: "cut" }, "queued"],
    ["the connection breaks after the content", { content: "cut" }, "uncertain"],
  ])("%s", async (_, manners, status) => {
    const propertyId = await house.aProperty();
    const id = await queued(propertyId);
    smtp.manners = { ...smtp.manners, ...manners };
    expect(await run(propertyId)).toEqual({ sent: 0 });
    const state = await stateOf(propertyId, id);
    expect(state).toMatchObject({ status, attempts: 1 });
    expect(state.problem).not.toContain("example.com");
    smtp.manners = { recipient: "accept", content: "accept" };
    await run(propertyId, inMinutes(30));
    expect(smtp.mails).toHaveLength(status === "queued" ? 1 : 0);
    expect((await stateOf(propertyId, id)).status).toBe(status === "queued" ? "sent" : status);
  });

  test("a server that is away, or refuses our sign-in, loses no mail", async () => {
    const gone = await openTestSmtp();
    await gone.close();
    const guarded = await openTestSmtp({ password: "secret" });
    const propertyId = await house.aProperty();
    const id = await queued(propertyId);
    await run(propertyId, morning, { ...workshop, smtpUrl: gone.url });
    expect(await stateOf(propertyId, id)).toMatchObject({ status: "queued", attempts: 1 });
    await run(propertyId, inMinutes(2), { ...workshop, smtpUrl: guarded.url });
    expect(await stateOf(propertyId, id)).toMatchObject({ status: "queued", attempts: 2 });
    await guarded.close();
    await run(propertyId, inMinutes(20));
    expect((await stateOf(propertyId, id)).status).toBe("sent");
  });

  test("a server that is away is not tried with every mail", async () => {
    const gone = await openTestSmtp();
    await gone.close();
    const propertyId = await house.aProperty();
    const ids: MessageId[] = [];
    for (let index = 0; index < 5; index++) ids.push(await queued(propertyId));
    await run(propertyId, morning, { ...workshop, smtpUrl: gone.url });
    const states = await Promise.all(ids.map((id) => stateOf(propertyId, id)));
    expect(states.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual([
      ...Array<string>(3).fill("queued 1"),
      ...Array<string>(2).fill("queued 0"),
    ]);
  });

  test("a server that falls silent with the mail in its hands leaves it in doubt", async () => {
    smtp.manners = { recipient: "accept", content: "silence" };
    const mail = {
      headerId: "<a@b.foyer>",
      from: { name: "Hotel", address: "a@b.example" },
      to: "c@d.example",
      subject: "s",
      text: "t",
      html: "h",
      files: [],
    };
    expect(await smtpCarrier(smtp.url, 300).deliver(mail)).toMatchObject({ kind: "failed", contentBegun: true });
  });

  test("a sender that died leaves its mail in doubt, and the rest goes out", async () => {
    const propertyId = await house.aProperty();
    const [first, second] = [await queued(propertyId), await queued(propertyId)];
    await house.committed(propertyId, (trx) =>
      claimNext(trx, { lease: "7c9e6679-7425-40de-944b-e07fc1f90ae7", carrier: "smtp" }, morning),
    );
    expect(await run(propertyId, inMinutes(1))).toEqual({ sent: 1 });
    expect((await stateOf(propertyId, first)).status).toBe("sending");
    await run(propertyId, inMinutes(6));
    expect((await stateOf(propertyId, first)).status).toBe("uncertain");
    expect((await stateOf(propertyId, second)).status).toBe("sent");
    expect(smtp.mails).toHaveLength(1);
  });

  test("two senders at once send each mail once", async () => {
    const propertyId = await house.aProperty();
    for (let index = 0; index < 12; index++) await queued(propertyId);
    const runs = await Promise.all([run(propertyId), run(propertyId), run(propertyId)]);
    const sent = new Set(smtp.mails.map(({ to }) => to));
    expect([sent.size, smtp.mails.length]).toEqual([12, 12]);
    expect(runs).toHaveLength(3);
  });
});

describe("files that go with a mail", () => {
  const shelf = (propertyId: PropertyId) => ({ dataDir, propertyId });
  const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(300_000)]);
  const carrying = async (propertyId: PropertyId) => {
    const file = await storeFile(shelf(propertyId), { body: Readable.from([bytes]), maxBytes: 1_000_000 });
    const fileId = await house.committed(propertyId, (trx) => recordFile(trx, file, morning));
    const id = await queued(propertyId, { purpose: "statement", attachments: [{ name: "对账单 C-1.pdf", fileId }] });
    return { id, file };
  };
  const attachedIn = (raw: string) => {
    const [, head = "", body = ""] =
      /\r\n(Content-Type: application\/pdf[\s\S]*?)\r\n\r\n([\s\S]*?)\r\n--/.exec(raw) ?? [];
    return { head, bytes: Buffer.from(body, "base64") };
  };

  test("arrive whole by SMTP, the same at the second attempt, under their own name", async () => {
    const propertyId = await house.aProperty();
    const { id } = await carrying(propertyId);
    smtp.manners = { ...smtp.manners, content: 451 };
    await run(propertyId);
    expect((await stateOf(propertyId, id)).status).toBe("queued");
    smtp.manners = { ...smtp.manners, content: "accept" };
    await run(propertyId, inMinutes(30));
    expect((await stateOf(propertyId, id)).status).toBe("sent");
    const { head, bytes: arrived } = attachedIn(smtp.mails[0]?.raw ?? "");
    expect(arrived.equals(bytes)).toBe(true);
    expect(decodeURIComponent(head.replaceAll(/\r\n\s*|filename\*\d+\*?=(?:utf-8'')?|;/gi, ""))).toContain(
      "对账单 C-1.pdf",
    );
    expect(head).toContain("Content-Disposition: attachment");
  });

  test("lie in the mail folder with it", async () => {
    const propertyId = await house.aProperty({ code: "SHELF", demo: true });
    await carrying(propertyId);
    await run(propertyId);
    const [file = ""] = await readdir(join(dataDir, "mail", "SHELF"));
    const { bytes: kept } = attachedIn(await readFile(join(dataDir, "mail", "SHELF", file), "utf8"));
    expect(kept.equals(bytes)).toBe(true);
    expect(smtp.mails).toEqual([]);
  });

  test("that are gone leave their mail unsent, for a person to see, and the others go out", async () => {
    const propertyId = await house.aProperty();
    const { id, file } = await carrying(propertyId);
    const other = await queued(propertyId);
    await rm(pathOf(shelf(propertyId), file.hash));
    expect(await run(propertyId)).toEqual({ sent: 1 });
    const { status, problem } = await stateOf(propertyId, id);
    expect([status, problem]).toEqual(["dead", "a file that goes with it is gone"]);
    expect((await stateOf(propertyId, other)).status).toBe("sent");
  });
});

describe("in the mail folder", () => {
  const filesOf = (code: string) => readdir(join(dataDir, "mail", code));

  test("of a demo property, whatever is set", async () => {
    const propertyId = await house.aProperty({ code: "DEMO", demo: true });
    const id = await queued(propertyId, { text: "Hello" });
    await run(propertyId);
    expect(smtp.mails).toEqual([]);
    const { status, carrier, headerId } = await stateOf(propertyId, id);
    expect({ status, carrier }).toEqual({ status: "sent", carrier: "folder" });
    const [file] = await filesOf("DEMO");
    expect(file).toBe(`${headerId.slice(1, headerId.indexOf("@"))}.eml`);
    expect(await readFile(join(dataDir, "mail", "DEMO", file ?? ""), "utf8")).toContain("Hello");
  });

  test("a lost attempt is looked up: there it was sent, else it is sent now", async () => {
    const propertyId = await house.aProperty({ code: "PARK" });
    const byFolder = { ...workshop, smtpUrl: undefined };
    const ids = [await queued(propertyId), await queued(propertyId)];
    const claimed = await house.committed(propertyId, async (trx) => {
      const claims = [];
      for (const last of ["7", "8"])
        claims.push(
          await claimNext(trx, { lease: `7c9e6679-7425-40de-944b-e07fc1f90ae${last}`, carrier: "folder" }, morning),
        );
      return claims;
    });
    const written = claimed[0];
    if (!written) throw new Error("nothing was due");
    const folder = mailFolder(join(dataDir, "mail", "PARK"));
    await folder.deliver({ ...written, ...written.content, files: [], from: { name: "Park", address: "a@b.example" } });
    await run(propertyId, inMinutes(6), byFolder);
    await run(propertyId, inMinutes(8), byFolder);
    const states = await Promise.all(ids.map((id) => stateOf(propertyId, id)));
    expect(states.map(({ status, attempts }) => [status, attempts])).toEqual([
      ["sent", 1],
      ["sent", 2],
    ]);
    expect(await filesOf("PARK")).toHaveLength(2);
  });
});
