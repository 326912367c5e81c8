import { aClient } from "@foyer/db/clients/factory";
import { countAttempt } from "@foyer/db/kernel/attempts";
import { anItem } from "@foyer/db/receivables/factory";
import { aStay } from "@foyer/db/stays/factory";
import { unzip, zipEntries } from "@foyer/documents/zip";
import { now } from "@foyer/domain/kernel/time";
import { exportLimit } from "@foyer/domain/staff/rules";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "../server.ts";
import { openTestHouse } from "./testing.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "FILES" });
const director = await house.signIn("director", property);

const names = [
  "=cmd|' /C calc'!A0",
  "+1+cmd",
  "-2+3",
  "@SUM(1)",
  "＝1+1",
  "＋1",
  "－1",
  "＠x",
  "<img onerror=alert(1)>",
  'quote " comma , line',
];
await database.committed(property, async (trx) => {
  for (const [index, name] of names.entries()) {
    const client = await aClient(trx, { name, reference: `=${index}` });
    await anItem(trx, client, { amount: 100, posted: "2026-02-01" });
    await aStay(trx, { clientId: client, channel: name });
  }
});

const files = [
  "aging?asOf=2026-03-31&by=client",
  "production?from=2026-01-01&to=2026-12-31&by=client",
  "production?from=2026-01-01&to=2026-12-31&by=channel",
  "view?grid=clients&columns=name,reference,tier,ownerId,completePercent,verifiedOn",
];

async function sheetOf(file: Buffer): Promise<string> {
  for (const [name, entry] of zipEntries(file, 2 ** 28)) {
    if (!name.includes("worksheets/")) continue;
    const parts: Buffer[] = [];
    for await (const part of unzip(file, entry)) parts.push(part);
    return Buffer.concat(parts).toString();
  }
  throw new Error("the file has no sheet");
}

describe.each(files)("%s", (query) => {
  test("no cell of the CSV is a formula, and none is more than its text", async () => {
    const { text, headers } = await house.get(`/api/export/${query}&format=csv`, { cookie: director });
    expect(headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(text.charCodeAt(0)).not.toBe("=".charCodeAt(0));
    const cells = text.split(/\r\n|,/).map((cell) => cell.replace(/^\ufeff?"?/, ""));
    const numbers = /^-?\d+(\.\d+)?$/;
    expect(cells.filter((cell) => /^[=+\-@＝＋－＠\t\r]/.test(cell) && !numbers.test(cell))).toEqual([]);
    for (const name of names.slice(0, 8)) expect(text).toContain(`'${name}`);
  });

  test("the XLSX holds text as text and numbers as numbers, and no formula", async () => {
    const answer = await fetch(house.at(`/api/export/${query}&format=xlsx`), { headers: { cookie: director } });
    const sheet = await sheetOf(Buffer.from(await answer.arrayBuffer()));
    expect(sheet).not.toMatch(/<f[ >/]|<img/);
    expect(sheet).toContain("&lt;img onerror=alert(1)&gt;");
    for (const cell of sheet.match(/<c [^>]*>.*?<\/c>/gs) ?? [])
      expect(cell).toMatch(/t="inlineStr"[^>]*><is><t[^>]*>|><v>-?[\d.]+<\/v>/);
  });
});

test("a day's exports have an end", async () => {
  const staff = await database.committed(property, (trx) =>
    trx.selectFrom("change").select("staffId").where("act", "=", "stays.export-production").executeTakeFirstOrThrow(),
  );
  const bucket = `export|${property}|${staff.staffId}`;
  for (let left = exportLimit.attempts; left > 0; left -= 50)
    await Promise.allSettled(
      Array.from({ length: 50 }, () => countAttempt(database.db, { bucket, limit: exportLimit }, now())),
    );
  const reply = await house.get(`/api/export/${files[0]}&format=csv`, { cookie: director });
  expect([reply.status, reply.code]).toEqual([403, "kernel.too-many-attempts"]);
});
