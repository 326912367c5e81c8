import { PassThrough } from "node:stream";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { propertyByCode } from "@foyer/db/properties/queries";
import { acceptedDuty } from "@foyer/db/staff/factory";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { runCommand } from "./main.ts";

const database = await openTestDatabase();
afterAll(() => database.close());

const textOf = (stream: PassThrough) => String(stream.read() ?? "");

async function foyer(line: string) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const installation = { databaseUrl: database.url, key: testKey, dataDir: "/nonexistent", cwd: "/", stdout, stderr };
  const exit = await runCommand(line.split(" ").filter(Boolean), installation);
  return { exit, out: textOf(stdout), err: textOf(stderr) };
}

const addLake = "property add LAKE --name 湖畔酒店 --time-zone Asia/Shanghai --currency CNY --start-date 2024-01-01";

describe("foyer", () => {
  test("says how it is used, with exit 2", async () => {
    for (const line of ["", "dance", "property add", "property add LAKE --name x", "property add LAKE --colour red"]) {
      const { exit, err, out } = await foyer(line);
      expect([exit, out]).toEqual([2, ""]);
      expect(err).toContain("foyer property add CODE");
    }
  });

  test("says how it is used to whoever asks, with exit 0", async () => {
    for (const line of ["help", "--help", "ledger verify --help", "-h"]) {
      const { exit, err, out } = await foyer(line);
      expect([exit, err]).toEqual([0, ""]);
      expect(out).toContain("foyer ledger verify --property PROPERTY");
    }
  });

  test("adds a property once, with its country's calendar", async () => {
    expect(await foyer(addLake)).toEqual({ exit: 0, out: "LAKE\n", err: "" });
    const again = await foyer(addLake);
    expect(again.exit).toBe(1);
    expect(again.err).toMatch(/^kernel\.taken: /);
  });

  test.each([
    ["property add lake --name x --time-zone Asia/Shanghai --currency CNY"],
    ["property add LAKE2 --name x --time-zone Mars/Olympus --currency CNY"],
    ["property add LAKE3 --name x --time-zone Asia/Shanghai --currency XXX"],
    ["property add LAKE4 --name x --time-zone Asia/Shanghai --currency CNY --start-date 2025-02-29"],
    ["staff add nobody --role rep --property LAKE"],
    ["staff add a@example.com --role king --property LAKE"],
    ["staff add a@example.com --role rep --property NOWHERE"],
    ["scores compute --property LAKE --month 2025-13"],
    ["scores compute --property LAKE --month 2023-12"],
  ])("refuses `%s` with exit 1 and the reason on stderr", async (line) => {
    const { exit, out, err } = await foyer(line);
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toMatch(/^[a-z]+\.[a-z-]+: \S/);
  });

  test("prints a one-time link for a person", async () => {
    const { exit, out } = await foyer("staff add lin@example.com --role rep --property LAKE --name 林一");
    expect(exit).toBe(0);
    expect(out).toMatch(/^http:\/\/localhost:\d+\/sign-in\/link#LAKE\.[\w-]{43}\n$/);
  });

  test("computes a month's scores as rows of integers and decimals", async () => {
    const { exit, out } = await foyer("scores compute --property LAKE --month 2025-03 --json");
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ month: "2025-03", status: "provisional", rows: [] });
  });

  test("acts by --as for nobody who has not accepted the confidentiality duty", async () => {
    const asked = await foyer("scores compute --property LAKE --month 2025-03 --as lin@example.com");
    expect([asked.exit, asked.err.startsWith("staff.duty-not-accepted: ")]).toEqual([1, true]);
    const { id } = await propertyByCode(database.db, "LAKE");
    await database.committed(id, async (trx) => {
      const { id: lin } = await trx
        .selectFrom("staff")
        .select("id")
        .where("email", "=", StaffEmail.parse("lin@example.com"))
        .executeTakeFirstOrThrow();
      await acceptedDuty(trx, lin);
    });
  });

  test("acts with a person's rights by --as, and is refused what that person may not do", async () => {
    const rep = await foyer("scores compute --property LAKE --month 2025-03 --as lin@example.com");
    expect([rep.exit, rep.err.startsWith("permission.missing: ")]).toEqual([1, true]);
    const unknown = await foyer("--as ghost@example.com scores compute --property LAKE --month 2025-03");
    expect([unknown.exit, unknown.err.startsWith("staff.unknown: ")]).toEqual([1, true]);
  });

  test.each([
    "staff add boss@example.com --role director --property LAKE",
    "property add MINE --name x --time-zone Asia/Shanghai --currency CNY",
    "db migrate",
    "report production --property LAKE --from 2025-01-01 --to 2025-02-01 --format csv",
    "report aging --property LAKE --as-of 2025-01-01 --format csv",
    "ledger verify --property LAKE",
  ])("a rep may not `%s`", async (line) => {
    const { exit, out, err } = await foyer(`${line} --as lin@example.com`);
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toMatch(/^permission\.missing: /);
  });

  test("what is carried out by command is on record, like what is by screen", async () => {
    expect((await foyer("report aging --property LAKE --as-of 2025-01-01 --format csv")).exit).toBe(0);
    expect((await foyer("report production --property LAKE --from 2025-01-01 --to 2025-02-01 --format csv")).exit).toBe(
      0,
    );
    const { id } = await propertyByCode(database.db, "LAKE");
    const acts = await database.committed(id, (trx) =>
      trx.selectFrom("change").select("act").where("propertyId", "=", id).execute(),
    );
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining(["receivables.export-aging", "stays.export-production"]),
    );
  });
});
