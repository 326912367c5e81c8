import { ContentHash, FileId } from "@foyer/domain/files/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { Instant } from "@foyer/domain/kernel/time";
import { MessageId } from "@foyer/domain/messages/schema";
import { afterAll, describe, expect, test } from "vitest";
import { recordFile } from "../../files/mutations.ts";
import { withActor } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff } from "../../staff/factory.ts";
import { aMail } from "../factory.ts";
import { queueMail } from "../mutations.ts";
import { listMessages, openMessage, sentFile } from "../queries.ts";
import { claimNext } from "../sending/mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-03T01:30:00.000Z");
const megabyte = 1_048_576;
const aFile = (trx: Parameters<typeof recordFile>[0], letter: string, size = 1_000) =>
  recordFile(trx, { hash: ContentHash.parse(letter.repeat(64)), size }, now);
const lease = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
const statement = { purpose: "statement", dedupeKey: "statement:1" } as const;

describe("files of a mail", () => {
  test("stand with it in their order, and every attempt gets the same ones", () =>
    house.rolledBack(async (trx) => {
      const attachments = [
        { name: "对账单 C-1.pdf", fileId: await aFile(trx, "a") },
        { name: "invoices.xlsx", fileId: await aFile(trx, "b", 2_000) },
      ];
      const { id } = await queueMail(trx, aMail({ ...statement, attachments }), now);
      const again = await queueMail(trx, aMail({ ...statement, attachments: attachments.slice(1) }), now);
      expect(again).toMatchObject({ id, fresh: false });
      const claimed = await claimNext(trx, { lease, carrier: "smtp" }, now);
      expect(claimed?.files).toEqual([
        { place: 1, name: "对账单 C-1.pdf", hash: "a".repeat(64), size: 1_000 },
        { place: 2, name: "invoices.xlsx", hash: "b".repeat(64), size: 2_000 },
      ]);
      const { files } = await openMessage(trx, id);
      expect(files.map(({ name }) => name)).toEqual(["对账单 C-1.pdf", "invoices.xlsx"]);
      expect((await sentFile(trx, { message: id, place: 2 })).hash).toBe("b".repeat(64));
      await expect(sentFile(trx, { message: id, place: 3 })).rejects.toThrow(Refusal);
    }));

  test("are there, and at most 10 MB together, or the mail is refused", () =>
    house.rolledBack(async (trx) => {
      const [five, six, small] = [
        await aFile(trx, "c", 5 * megabyte),
        await aFile(trx, "d", 5 * megabyte + 1),
        await aFile(trx, "e", 5 * megabyte),
      ];
      const mailWith = (...ids: FileId[]) =>
        aMail({ purpose: "statement", attachments: ids.map((fileId) => ({ name: "a.pdf", fileId })) });
      expect((await queueMail(trx, mailWith(five, small), now)).status).toBe("queued");
      await expect(queueMail(trx, mailWith(five, six), now)).rejects.toMatchObject({
        code: "messages.files-too-large",
      });
      await expect(queueMail(trx, mailWith(FileId.parse(987_654_321)), now)).rejects.toMatchObject({
        code: "messages.file-missing",
      });
    }));

  test.each(["../a.pdf", "a\\b.pdf", "a\r\nBcc: b.pdf", "noending", ""])("are not called %j", (name) =>
    house.rolledBack(async (trx) => {
      const attachments = [{ name, fileId: await aFile(trx, "a") }];
      await expect(queueMail(trx, aMail({ purpose: "statement", attachments }), now)).rejects.toThrow();
    }),
  );
});

test("a mail about what a client owes is opened by who reads the whole ledger", async () => {
  const propertyId = await house.aProperty();
  const [id, people] = await house.committed(propertyId, async (trx) => {
    const attachments = [{ name: "a.pdf", fileId: await aFile(trx, "a") }];
    const roles = ["director", "auditor", "manager", "admin"] as const;
    const staff = [];
    for (const role of roles) staff.push({ role, staffId: await aStaff(trx, { role }) });
    return [(await queueMail(trx, aMail({ purpose: "statement", attachments }), now)).id, staff];
  });
  const opened = async ({ role, staffId }: (typeof people)[number]) =>
    withActor(house.db, { kind: "staff", staffId, role, propertyId, readOnly: true }, (trx) =>
      sentFile(trx, { message: id, place: 1 }).then(
        ({ name }) => name,
        (error: Refusal) => error.code,
      ),
    );
  expect(await Promise.all(people.map(opened))).toEqual(["a.pdf", "a.pdf", "messages.sealed", "messages.sealed"]);
});

test("a letter about what a client owes is as closed as its statement, down to the subject, which says who owes how much", async () => {
  const propertyId = await house.aProperty();
  const [letter, notice, survey] = await house.committed(propertyId, async (trx) => [
    await queueMail(trx, aMail({ purpose: "reminder", subject: "逾期账款提醒（云山科技，¥1,200.00）" }), now),
    // what a salesperson is told: whom to call about how late a debt
    await queueMail(trx, aMail({ purpose: "notice", subject: "2 条通知" }), now),
    await queueMail(trx, aMail({ purpose: "survey", subject: "您的入住感受如何？" }), now),
  ]);
  const told = async (role: "director" | "manager" | "admin") => {
    const staffId = await house.committed(propertyId, (trx) => aStaff(trx, { role }));
    return withActor(house.db, { kind: "staff", staffId, role, propertyId, readOnly: true }, async (trx) => {
      const subjects = (await listMessages(trx, { limit: 50 })).map(({ subject }) => subject);
      const opened = [];
      for (const mail of [letter, notice])
        opened.push(
          await openMessage(trx, mail?.id ?? MessageId.parse(1)).then(
            () => "open",
            (error: Refusal) => error.code,
          ),
        );
      return [subjects, ...opened];
    });
  };
  expect(survey).toBeDefined();
  expect(await told("director")).toEqual([
    ["您的入住感受如何？", "2 条通知", "逾期账款提醒（云山科技，¥1,200.00）"],
    "open",
    "open",
  ]);
  for (const role of ["manager", "admin"] as const)
    expect(await told(role)).toEqual([["您的入住感受如何？", "…", "…"], "messages.sealed", "messages.sealed"]);
});
