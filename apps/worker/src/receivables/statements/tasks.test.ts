import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import { keptFileOf } from "@foyer/db/files/kept/queries";
import { readFile } from "@foyer/db/files/mutations";
import { startJob } from "@foyer/db/jobs/mutations";
import { withActor } from "@foyer/db/kernel/fence";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { claimNext } from "@foyer/db/messages/sending/mutations";
import { mailStatements } from "@foyer/db/receivables/statements/batch/mutations";
import { batchPage } from "@foyer/db/receivables/statements/batch/queries";
import { anItem, newItem } from "@foyer/db/receivables/factory";
import { postLedger } from "@foyer/db/receivables/posting/mutations";
import { aStaff } from "@foyer/db/staff/factory";
import { textOfPdf } from "@foyer/documents/pdf-text";
import { unzip, zipEntries } from "@foyer/documents/zip";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import { BatchPage, MailStatements, StatementsJob } from "@foyer/domain/receivables/statements/batch/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Cancelled, type Workshop } from "../../kernel/task.ts";
import { openTestSmtp, runOnce } from "../../kernel/testing.ts";
import { messagesTasks } from "../../messages/tasks.ts";
import { statementsTasks } from "./tasks.ts";

const house = await openTestDatabase();
const smtp = await openTestSmtp();
const dataDir = await mkdtemp(join(tmpdir(), "foyer-statements-"));
afterAll(async () => {
  await smtp.close();
  await house.close();
  await rm(dataDir, { recursive: true });
});

const [making] = statementsTasks;
const [send] = messagesTasks;
const now = Instant.parse("2026-03-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-03-10");
const workshop: Workshop = { db: house.db, dataDir, url: "https://hotel.example", smtpUrl: smtp.url, log: () => {} };
const asOf = CalendarDate.parse("2026-02-28");

let propertyId: PropertyId;
let finance: StaffId;
let rep: StaffId;
type Named = Record<"english" | "chinese" | "silent" | "early", Awaited<ReturnType<typeof aClient>>>;
let clients: Named;
beforeAll(async () => {
  propertyId = await house.aProperty({ code: "PAPER" });
  await house.committed(propertyId, async (trx) => {
    finance = await aStaff(trx, { role: "finance" });
    rep = await aStaff(trx, { role: "rep" });
    clients = {
      english: await aClient(trx, { name: "Bright Ltd", reference: "C-1" }),
      chinese: await aClient(trx, { name: "龘喆堃镕", reference: "C-2" }),
      silent: await aClient(trx, { name: "无邮箱公司", reference: "C/3" }),
      early: await aClient(trx, { name: "Settled", reference: "C-4" }),
    };
    await addContact(trx, { clientId: clients.english, name: "Ann", mail: "ann@example.com", language: "en" }, now);
    await addContact(trx, { clientId: clients.chinese, name: "王敏", mail: "wang@example.com" }, now);
    await anItem(trx, clients.english, { amount: 100_00, posted: "2026-01-01", due: "2026-01-31" });
    await anItem(trx, clients.chinese, { amount: 200_00, posted: "2026-02-01", due: "2026-03-03" });
    await anItem(trx, clients.silent, { amount: 300_00, posted: "2025-12-01", due: "2025-12-31" });
    await anItem(trx, clients.early, { amount: 5_00, posted: "2026-03-01" });
  });
});

const asStaff = <T>(staffId: StaffId, role: "finance" | "rep", act: Parameters<typeof withActor<T>>[2]) =>
  withActor(house.db, { kind: "staff", staffId, role, propertyId }, act);

async function run(staffId: StaffId, work: object): Promise<{ job: JobId; result: unknown }> {
  const payload = StatementsJob.parse({ staffId, own: "en", work });
  const job = await house.committed(propertyId, (trx) =>
    startJob(trx, { name: "receivables.statements", payload }, now),
  );
  return { job, result: await runOnce(workshop, making, { propertyId, payload, now, jobId: job }) };
}

const keptBytes = async (job: JobId) => {
  const { hash, name } = await asStaff(finance, "finance", (trx) => keptFileOf(trx, job, now));
  return { name, bytes: await buffer(readFile({ dataDir, propertyId }, hash)) };
};

describe("all as files", () => {
  test("are a zip of one statement each, in the language of who would get it, for who asked alone", async () => {
    const { job, result } = await run(finance, { how: "files", asOf, kind: "open-item", format: "pdf" });
    expect(result).toEqual({ statements: 3, files: 3, keptFile: "statements-2026-02-28.zip" });
    const { bytes } = await keptBytes(job);
    const texts = new Map<string, string>();
    for (const [name, entry] of zipEntries(bytes, 50_000_000))
      texts.set(name, textOfPdf(await buffer(unzip(bytes, entry))).join(""));
    expect([...texts.keys()].toSorted()).toEqual([
      "statement-C-1-2026-02-28.pdf",
      "statement-C-2-2026-02-28.pdf",
      "statement-C_3-2026-02-28.pdf",
    ]);
    expect(texts.get("statement-C-1-2026-02-28.pdf")).toContain("Statement of account");
    expect(texts.get("statement-C-1-2026-02-28.pdf")).toContain("Total open100.00");
    expect(texts.get("statement-C-2-2026-02-28.pdf")).toContain("龘喆堃镕");
    expect(texts.get("statement-C-2-2026-02-28.pdf")).toContain("未结清合计200.00");
    await expect(asStaff(rep, "rep", (trx) => keptFileOf(trx, job, now))).rejects.toMatchObject({
      code: "files.expired",
    });
  });

  test("or only of those who are later than so many days", async () => {
    const late = { how: "files", asOf, kind: "balance-forward", format: "csv", overdueDays: 30 };
    const { job, result } = await run(finance, late);
    expect(result).toMatchObject({ statements: 1, files: 1 });
    const { bytes } = await keptBytes(job);
    const [[name, entry]] = [...zipEntries(bytes, 1_000_000)] as [[string, Parameters<typeof unzip>[1]]];
    expect(name).toBe("statement-C_3-2026-02-28-CNY.csv");
    expect(await text(unzip(bytes, entry))).toContain("300.00");
  });

  test("leave nothing behind when they are called off", async () => {
    const work = { how: "files", asOf, kind: "open-item", format: "pdf" };
    const payload = StatementsJob.parse({ staffId: finance, own: "en", work });
    const job = await house.committed(propertyId, (trx) =>
      startJob(trx, { name: "receivables.statements", payload }, now),
    );
    const before = await readdir(join(dataDir, "files", String(propertyId)));
    let asked = 0;
    const calledOff = making.run({
      ...workshop,
      propertyId,
      payload,
      now,
      jobId: job,
      withTrx: (act, options) => withActor(house.db, { kind: "system", propertyId, ...options }, act),
      progress: async () => {},
      unlessCancelled: async () => {
        asked += 1;
        if (asked === 2) throw new Cancelled();
      },
    });
    await expect(calledOff).rejects.toThrow(Cancelled);
    expect(await readdir(join(dataDir, "files", String(propertyId)))).toEqual(before);
    await expect(keptBytes(job)).rejects.toMatchObject({ code: "files.expired" });
  });

  test("come as a table where nobody would read it on paper", { timeout: 60_000 }, async () => {
    const other = await house.aProperty({ code: "LONG" });
    const asked = await house.committed(other, async (trx) => {
      const client = await aClient(trx, { name: "长", reference: "C-9" });
      const items = Array.from({ length: 5_001 }, () => newItem(client, { amount: 100, posted: "2026-01-01" }));
      await postLedger(trx, { items, allocations: [] }, now);
      return { staffId: await aStaff(trx, { role: "finance" }) };
    });
    const work = { how: "files", asOf, kind: "open-item", format: "pdf" };
    const payload = StatementsJob.parse({ ...asked, own: "en", work });
    const jobId = await house.committed(other, (trx) =>
      startJob(trx, { name: "receivables.statements", payload }, now),
    );
    expect(await runOnce(workshop, making, { propertyId: other, payload, now, jobId })).toMatchObject({ files: 1 });
    const { hash } = await withActor(
      house.db,
      { kind: "staff", staffId: asked.staffId, role: "finance", propertyId: other },
      (trx) => keptFileOf(trx, jobId, now),
    );
    const zip = await buffer(readFile({ dataDir, propertyId: other }, hash));
    expect([...zipEntries(zip, 10_000_000).keys()]).toEqual(["statement-C-9-2026-02-28-CNY.csv"]);
  });

  test("are refused to who may not have them, whoever asked before", async () => {
    await expect(run(rep, { how: "files", asOf, kind: "open-item", format: "pdf" })).rejects.toMatchObject({
      code: "permission.missing",
    });
  });
});

describe("all by mail", () => {
  test("go out once, with the PDF, to whom it is about; who has no address is named", async () => {
    const work = { how: "mail", asOf, kind: "open-item" };
    const first = await run(finance, work);
    expect(first.result).toMatchObject({ statements: 3, queued: 2, already: 0, withoutAddress: 1 });
    const list = String((await keptBytes(first.job)).bytes);
    expect(list).toContain("C/3,无邮箱公司,Not sent: no mail address,");
    expect(list).toContain("C-1,Bright Ltd,In the outbox,a***@example.com");
    expect(list).not.toContain("ann@example.com");
    const again = await run(finance, work);
    expect(again.result).toMatchObject({ queued: 0, already: 2, withoutAddress: 1 });
    await runOnce(workshop, send, { propertyId, payload: {}, now });
    expect(smtp.mails.map(({ to }) => to).toSorted()).toEqual(["ann@example.com", "wang@example.com"]);
    const mail = smtp.mails.find(({ to }) => to === "ann@example.com")?.raw ?? "";
    expect(mail).toContain("statement-C-1-2026-02-28.pdf");
    const [, body = ""] = /Content-Type: application\/pdf[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(mail) ?? [];
    expect(textOfPdf(Buffer.from(body, "base64")).join("")).toContain("Balance dueCNY 100.00");
    const page = await asStaff(finance, "finance", (trx) => batchPage(trx, BatchPage.parse({ asOf }), today));
    expect(page.counts).toEqual({ clients: 3, mailable: 0, without: 1, mailed: 2 });
    expect(page.rows.map(({ name, recipient, mailed }) => [name, recipient?.mailMask ?? null, mailed])).toEqual([
      ["Bright Ltd", "a***@example.com", true],
      ["无邮箱公司", null, false],
      ["龘喆堃镕", "w***@example.com", true],
    ]);
  });

  test("one whose statement no mail can carry is named, and the others go", { timeout: 60_000 }, async () => {
    const other = await house.aProperty({ code: "HEAVY" });
    const staffId = await house.committed(other, async (trx) => {
      const [heavy, light] = [
        await aClient(trx, { name: "A", reference: "C-1" }),
        await aClient(trx, { name: "B", reference: "C-2" }),
      ];
      for (const clientId of [heavy, light])
        await addContact(trx, { clientId, name: "王", mail: "wang@example.com" }, now);
      const debt = (client: typeof heavy) => newItem(client, { amount: 100, posted: "2026-01-01" });
      // too long for paper, and more accounts than a mail has files
      const abroad = (["HKD", "MOP", "USD", "EUR", "GBP", "SGD", "THB", "MYR", "AUD", "CAD"] as const).map(
        (currency) => ({
          ...debt(heavy),
          currency,
          rate: Rate.parse("1"),
          base: minor(100),
        }),
      );
      const items = [...Array.from({ length: 5_001 }, () => debt(heavy)), ...abroad, debt(light)];
      await postLedger(trx, { items, allocations: [] }, now);
      return aStaff(trx, { role: "finance" });
    });
    const payload = StatementsJob.parse({ staffId, own: "en", work: { how: "mail", asOf, kind: "open-item" } });
    expect(await runOnce(workshop, making, { propertyId: other, payload, now })).toMatchObject({
      statements: 2,
      queued: 1,
      tooLarge: 1,
    });
  });

  test("one that is named is refused where nobody has an address, or where it went already", async () => {
    const ask = (clientId: number) =>
      asStaff(finance, "finance", (trx) =>
        mailStatements(trx, { ...MailStatements.parse({ asOf, clientIds: [clientId] }), own: "en" }, now),
      );
    await expect(ask(clients.silent)).rejects.toMatchObject({ code: "receivables.statement-no-address" });
    await expect(ask(clients.english)).rejects.toMatchObject({ code: "receivables.statement-mailed" });
    await expect(ask(987_654_321)).rejects.toMatchObject({ code: "clients.not-found" });
  });

  test("nothing goes out about a day before the house began", async () => {
    const early = { how: "mail", asOf: "2025-12-15", kind: "open-item", clientIds: [clients.silent, clients.english] };
    await house.committed(propertyId, (trx) =>
      addContact(trx, { clientId: clients.silent, name: "刘", mail: "liu@example.com" }, now),
    );
    await house.committed(propertyId, (trx) =>
      trx
        .updateTable("property")
        .set({ startDate: CalendarDate.parse("2026-01-01") })
        .where("id", "=", propertyId)
        .execute(),
    );
    expect((await run(finance, early)).result).toMatchObject({ statements: 2, queued: 0, withoutAddress: 0 });
    const lease = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    expect(await house.committed(propertyId, (trx) => claimNext(trx, { lease, carrier: "smtp" }, now))).toBeUndefined();
  });
});
