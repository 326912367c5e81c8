import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { aClient } from "@foyer/db/clients/factory";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { aStaff } from "@foyer/db/staff/factory";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { isOffline, runCommand } from "../../main.ts";

const cwd = await mkdtemp(join(tmpdir(), "foyer-duplicates-"));
const database = await openTestDatabase();
afterAll(async () => {
  await database.close();
  await rm(cwd, { recursive: true });
});

const textOf = (stream: PassThrough) => String(stream.read() ?? "");

/** A file is read where no database is. */
const nowhere = "postgres://127.0.0.1:1/none";

async function foyer(argv: readonly string[], databaseUrl = nowhere) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const exit = await runCommand(argv, { databaseUrl, key: testKey, dataDir: cwd, cwd, stdout, stderr });
  return { exit, out: textOf(stdout), err: textOf(stderr) };
}

const Line = z.strictObject({ line: z.union([z.number(), z.string()]), name: z.string() });
const Answer = z.strictObject({
  names: z.number(),
  minScore: z.number(),
  pairs: z.array(
    z.strictObject({
      score: z.number(),
      level: z.enum(["proposed", "review"]),
      one: Line,
      other: Line,
      reasons: z.array(z.string()),
    }),
  ),
});

const names = [
  "阿里巴巴（中国）有限公司",
  "上海浦东发展银行股份有限公司",
  "阿里巴巴",
  "上海银行",
  "浦发银行",
  "Holiday Inn Shanghai",
  "Holiday Inn Beijing",
  '"Smith, Jones & Co."',
  "Smith and Jones",
];
const csv = `id,Name\n${names.map((name, at) => `${at + 1},${name}`).join("\n")}\n`;

describe("foyer duplicates FILE", () => {
  test("prints a pair a line: score, line and name of both, reasons; the likeliest first", async () => {
    await writeFile(join(cwd, "names.csv"), csv);
    const { exit, out, err } = await foyer(["duplicates", "names.csv", "--column", "name"]);
    expect([exit, err]).toEqual([0, ""]);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => line.split("\t")),
    ).toEqual([
      ["1.000", "2", "阿里巴巴（中国）有限公司", "4", "阿里巴巴", "same-name"],
      ["1.000", "9", "Smith, Jones & Co.", "10", "Smith and Jones", "same-name"],
      ["0.960", "3", "上海浦东发展银行股份有限公司", "6", "浦发银行", "known"],
    ]);
  });

  test("prints data, and as much as is asked for", async () => {
    const some = Answer.parse(JSON.parse((await foyer(["duplicates", "names.csv", "--column", "Name", "--json"])).out));
    expect(some).toMatchObject({ names: 9, minScore: 0.8 });
    expect(some.pairs[0]).toEqual({
      score: 1,
      level: "proposed",
      one: { line: 2, name: "阿里巴巴（中国）有限公司" },
      other: { line: 4, name: "阿里巴巴" },
      reasons: ["same-name"],
    });
    const all = await foyer(["duplicates", "names.csv", "--column", "Name", "--json", "--min-score", "0.2"]);
    expect(Answer.parse(JSON.parse(all.out)).pairs.length).toBeGreaterThan(some.pairs.length);
    const none = await foyer(["duplicates", "names.csv", "--column", "id", "--min-score", "1"]);
    expect([none.exit, none.out]).toEqual([0, ""]);
  });

  test("reads GB18030, a byte order mark and other separators", async () => {
    const bytes = Buffer.from("c3fbb3c60ab0a2c0efb0cdb0cda3a8d6d0b9faa3a9d3d0cfdeb9abcbbe0ab0a2c0efb0cdb0cd0a", "hex");
    await writeFile(join(cwd, "gb.csv"), bytes);
    await writeFile(join(cwd, "bom.csv"), "\uFEFF名称;x\r\nＡＣＭＥ　Ltd;1\r\nacme;2\r\n");
    expect((await foyer(["duplicates", "gb.csv", "--column", "名称"])).out).toBe(
      "1.000\t2\t阿里巴巴（中国）有限公司\t3\t阿里巴巴\tsame-name\n",
    );
    expect((await foyer(["duplicates", "bom.csv", "--column", "名称"])).out).toBe(
      "1.000\t2\tＡＣＭＥ　Ltd\t3\tacme\tsame-name\n",
    );
  });

  test("names of 5,000 characters, empty ones and ones of nothing but signs do no harm", async () => {
    await writeFile(
      join(cwd, "odd.csv"),
      `name\n${"有限公司（".repeat(1_000)}\n***\n\n"a\tb"\nA B\n${"x".repeat(5_000)}\n`,
    );
    const { exit, out } = await foyer(["duplicates", "odd.csv", "--column", "name"]);
    expect([exit, out]).toEqual([0, "1.000\t5\ta b\t6\tA B\tsame-name\n"]);
  });

  test.each([
    [["duplicates", "nowhere.csv", "--column", "name"], 1, "imports.no-such-file"],
    [["duplicates", "names.csv", "--column", "town"], 1, "clients.duplicates-no-column"],
    [["duplicates", "names.csv"], 2, "--column"],
    [["duplicates"], 2, "duplicates of a FILE"],
    [["duplicates", "names.csv", "--column", "name", "--min-score", "2"], 2, "--min-score"],
    [["duplicates", "names.csv", "--column", "name", "--property", "PARK"], 2, "duplicates of a FILE"],
  ])("refuses %j", async (argv, exit, says) => {
    const answer = await foyer(argv);
    expect([answer.exit, answer.out]).toEqual([exit, ""]);
    expect(answer.err).toContain(says);
  });

  test("only a file can be read without a database", () => {
    expect(isOffline(["duplicates", "names.csv", "--column", "name"])).toBe(true);
    expect(isOffline(["duplicates", "--property", "PARK"])).toBe(false);
    expect(isOffline(["import", "clients", "names.csv", "--property", "PARK"])).toBe(false);
    expect(isOffline(["nothing"])).toBe(false);
  });
});

describe("foyer duplicates --property", () => {
  test("prints the pairs of a property by their numbers, to who may see them", async () => {
    const property = await database.aProperty({ code: "PARK" });
    await database.committed(property, async (trx) => {
      await aClient(trx, { reference: "A", name: "上海星河贸易有限公司" });
      await aClient(trx, { reference: "B", name: "上海市星河贸易" });
      await aClient(trx, { reference: "C", name: "北京星河贸易有限公司" });
      for (const role of ["rep", "manager"] as const) {
        const id = await aStaff(trx, { role });
        await trx
          .updateTable("staff")
          .set({ email: StaffEmail.parse(`${role}@example.com`) })
          .where("id", "=", id)
          .execute();
      }
    });
    const { exit, out } = await foyer(["duplicates", "--property", "PARK"], database.url);
    expect([exit, out.split("\t").slice(1, 5)]).toEqual([0, ["A", "上海星河贸易有限公司", "B", "上海市星河贸易"]]);
    expect((await foyer(["duplicates", "--property", "PARK", "--as", "manager@example.com"], database.url)).out).toBe(
      out,
    );
    const rep = await foyer(["duplicates", "--property", "PARK", "--as", "rep@example.com"], database.url);
    expect([rep.exit, rep.out, rep.err.startsWith("permission.missing")]).toEqual([1, "", true]);
  });
});
