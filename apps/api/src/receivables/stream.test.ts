import { aClient } from "@foyer/db/clients/factory";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { setBuckets } from "@foyer/db/receivables/aging/buckets/mutations";
import { aDispute, anItem, newItem } from "@foyer/db/receivables/factory";
import { postLedger } from "@foyer/db/receivables/posting/mutations";
import { acceptedDuty } from "@foyer/db/staff/factory";
import { addStaff, makeSignInLink } from "@foyer/db/staff/mutations";
import { readFileBlocks } from "@foyer/documents/file-in";
import { type Currency, currencyExponents, type Minor, minor } from "@foyer/domain/kernel/money";
import type { Role } from "@foyer/domain/kernel/permissions";
import { CalendarDate, Instant, now } from "@foyer/domain/kernel/time";
import { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import { addedUp, figures } from "@foyer/domain/receivables/aging/rules";
import type { AgingGroup, AgingReport, AgingRow } from "@foyer/domain/receivables/aging/schema";
import { agingTable, headersIn, writtenPieces } from "@foyer/domain/receivables/aging/written/rules";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import { StaffEmail } from "@foyer/domain/staff/schema";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { tableFile } from "../kernel/table-file.ts";
import { startServer } from "../server.ts";

const database = await openTestDatabase();
const origin = "http://localhost:3000";
const server = await startServer({
  databaseUrl: database.url,
  key: testKey,
  port: 0,
  url: origin,
  dataDir: "/nonexistent",
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const property = await database.aProperty();
const earlier = Instant.parse("2026-01-02T00:00:00.000Z");
const headers = { origin, "x-foyer": "1", "content-type": "application/json" };

async function cookieOf(role: Role): Promise<string> {
  const token = await database.committed(property, async (trx) =>
    makeSignInLink(
      trx,
      await acceptedDuty(
        trx,
        await addStaff(trx, { email: StaffEmail.parse(`${role}@example.com`), role, language: "en" }, now()),
      ),
      now(),
    ),
  );
  const signIn = { method: "POST", headers, body: JSON.stringify({ token }) };
  const response = await fetch(`${server.address}/api/trpc/staff.signInByLink`, signIn);
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

const finance = await cookieOf("finance");
const ask = (path: string, cookie = finance) =>
  fetch(`${server.address}/api${path}`, { headers: { ...headers, cookie } });

await database.committed(property, async (trx) => {
  for (const name of ["云上", "@星河", "湖光"]) {
    const client = await aClient(trx, { name, reference: name });
    const debit = await anItem(trx, client, { amount: 12_345, posted: "2026-01-01", due: "2026-01-31" });
    await anItem(trx, client, { side: "credit", amount: 2_000, posted: "2026-02-01" });
    if (name === "云上") await aDispute(trx, { item: debit, amount: 500, from: "2026-02-01" });
    const dollars = {
      ...newItem(client, { amount: 7_001, posted: "2026-01-05", due: "2026-02-20" }),
      currency: "USD",
    } as const;
    await postLedger(
      trx,
      { items: [{ ...dollars, rate: Rate.parse("7.1"), base: minor(49_707) }], allocations: [] },
      earlier,
    );
  }
  await setBuckets(trx, { name: "weekly", fromDate: CalendarDate.parse("2026-01-01"), edges: [7, 14, 21] }, earlier);
});

/** A file as somebody's spreadsheet reads it: the name of each column, and the rows below. */
async function readBack(bytes: Uint8Array): Promise<{ header: readonly string[]; rows: string[][] }> {
  const { header, blocks } = await readFileBlocks(ReadableStream.from([bytes]));
  const rows: string[][] = [];
  for await (const block of blocks) {
    expect(block.problems).toEqual([]);
    rows.push(...block.rows.map((row) => row.values));
  }
  return { header, rows };
}

type Figures = Pick<AgingRow, "notDue" | "buckets" | "unapplied" | "balance" | "disputed">;
const inOrder = ({ notDue, buckets, unapplied, balance, disputed }: Figures) => [
  notDue,
  ...buckets,
  unapplied,
  balance,
  disputed,
];

/** Every figure of a file, row by row, the total last. */
async function figuresIn(bytes: Uint8Array, { by, currency, edges }: Pick<AgingReport, "by" | "currency" | "edges">) {
  const { rows } = await readBack(bytes);
  const from = by === "client" || by === "property" ? 2 : 1;
  const places = currencyExponents[currency];
  return rows.map((values) =>
    values.slice(from, from + edges.length + 5).map((value) => Math.round(Number(value) * 10 ** places)),
  );
}

const figuresInJson = (text: string): unknown => {
  const { rows, total } = JSON.parse(text) as { rows: WrittenFigures[]; total: WrittenFigures };
  return [...rows, total].map((row) => inOrder({ ...row, buckets: Object.values(row.buckets) }));
};
interface WrittenFigures extends Omit<Figures, "buckets"> {
  buckets: Record<string, Minor>;
}

async function bytesOf(body: AsyncIterable<string | Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const amount = fc.integer({ min: 0, max: 2 ** 40 }).map(minor);
const someReport = fc
  .record({
    edges: fc
      .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 11 })
      .map((days) => BucketEdges.parse(days.toSorted((a, b) => a - b))),
    by: fc.constantFrom<AgingGroup>("client", "owner", "grade", "property"),
    currency: fc.constantFrom<Currency>("CNY", "JPY", "EUR"),
    rows: fc.array(
      fc.record({
        label: fc.option(fc.string({ minLength: 1 })),
        figures: fc.array(amount, { minLength: 15, maxLength: 15 }),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ rows, edges, ...asked }): AgingReport => {
    const all = rows.map(
      ({ label, figures: [notDue, unapplied, disputed, ...buckets] }, group): AgingRow => ({
        ...figures({
          notDue: notDue ?? minor(0),
          buckets: buckets.slice(0, edges.length + 1),
          unapplied: unapplied ?? minor(0),
          disputed: disputed ?? minor(0),
        }),
        group,
        label,
        name: label,
        ownBalance: null,
      }),
    );
    return {
      ...asked,
      asOf: CalendarDate.parse("2026-02-10"),
      isOfAll: false,
      knownOn: null,
      rule: "due",
      set: "standard",
      edges,
      rows: all,
      count: all.length,
      total: addedUp(all, edges),
      leftOut: [],
    };
  });

test("whatever a report says, its files say figure by figure", async () => {
  await fc.assert(
    fc.asyncProperty(someReport, async (report) => {
      const screen = [...report.rows, report.total].map(inOrder);
      expect(figuresInJson([...writtenPieces(report)].join(""))).toEqual(screen);
      for (const format of ["csv", "xlsx"] as const) {
        const { body } = tableFile(format, { ...agingTable(report, headersIn("en", report)), name: "Aging" });
        expect([format, await figuresIn(await bytesOf(body as AsyncIterable<string>), report)]).toEqual([
          format,
          screen,
        ]);
      }
    }),
    { numRuns: 1_000 },
  );
}, 60_000);

test.each([
  {},
  { by: "owner", sort: "balance", rule: "document" },
  { by: "currency" },
  { by: "class", currency: "all" },
  { by: "tier", currency: "USD", rule: "checkout" },
  { by: "grade", buckets: "weekly", sort: "overdue" },
  { by: "property", currency: "all" },
  { by: "client", currency: "all", buckets: "weekly", knownOn: "2026-01-31" },
])("pages of the screen, JSON, CSV and XLSX of %j are one report", async (more) => {
  const question = { asOf: "2026-02-10", ...more };
  const pages: AgingReport[] = [];
  for (let offset = 0; offset === 0 || offset < (pages[0]?.count ?? 0); offset += 2) {
    const input = encodeURIComponent(JSON.stringify({ ...question, offset, limit: 2 }));
    const answer = (await (await ask(`/trpc/receivables.aging?input=${input}`)).json()) as Answered;
    pages.push(answer.result.data);
  }
  const [first] = pages;
  if (!first) throw new Error("the screen has a page");
  for (const page of pages) expect(page.total).toEqual(first.total);
  const rows = pages.flatMap((page) => page.rows);
  expect(rows).toHaveLength(first.count);
  expect(rows.length).toBeGreaterThan(0);
  const screen = [...rows, first.total].map(inOrder);
  const file = (format: string) => ask(`/export/aging?${new URLSearchParams({ ...question, format }).toString()}`);
  expect(figuresInJson(await (await file("json")).text())).toEqual(screen);
  for (const format of ["csv", "xlsx"])
    expect(await figuresIn(new Uint8Array(await (await file(format)).arrayBuffer()), first)).toEqual(screen);
});
interface Answered {
  result: { data: AgingReport };
}

test("a file is named after its question, its columns and rows as on the screen, and no cell is a formula", async () => {
  const csv = await ask("/export/aging?asOf=2026-02-10&format=csv");
  expect(csv.headers.get("content-disposition")).toContain("aging-client-2026-02-10.csv");
  const lines = (await csv.text()).trimEnd().split("\r\n");
  expect(lines[0]).toBe(
    "编号,名称,未到期,1–30 天,31–60 天,61–90 天,91–120 天,120 天以上,未核销收款,余额 (CNY),其中有争议",
  );
  expect(lines.at(-1)).toBe("合计,,0.00,370.35,0.00,0.00,0.00,0.00,60.00,310.35,5.00");
  expect(lines.some((line) => line.startsWith("'@星河,"))).toBe(true);
  const grades = await (await ask("/export/aging?asOf=2026-02-10&by=grade&format=csv")).text();
  expect(grades.split("\r\n")[1]).toContain("未评级,");
});

test("only who may export gets it, an export leaves its record, and a question asked wrongly is refused", async () => {
  expect((await ask("/export/aging?asOf=2026-02-10&format=csv", await cookieOf("rep"))).status).toBe(403);
  expect((await ask("/export/aging?asOf=2026-02-30&format=csv")).status).toBe(400);
  expect((await ask("/export/aging?asOf=2026-02-10&format=csv&by=colour")).status).toBe(400);
  const exported = await database.committed(property, (trx) =>
    trx
      .selectFrom("change")
      .select(["staffId"])
      .where("propertyId", "=", property)
      .where("act", "=", "receivables.export-aging")
      .execute(),
  );
  expect(exported.length).toBeGreaterThan(0);
  expect(exported.every((change) => change.staffId !== null)).toBe(true);
});
