import { describe, expect, it } from "vitest";
import { belongsTo, clausesOf, migrates } from "./capability.ts";

describe("what belongs to a capability", () => {
  it.each([
    "packages/domain/src/complaints/rules.ts",
    "apps/admin/src/complaints/late/late-panel.tsx",
    "apps/admin/guide/complaints.md",
    "tooling/e2e/complaints-journey.test.ts",
  ])("%s", (path) => expect(belongsTo("complaints", path)).toBe(true));

  it.each([
    "packages/domain/src/clients/rules.ts",
    "packages/db/src/clients/complaints/queries.ts",
    "packages/domain/src/complaints.ts",
    "apps/admin/guide/clients.md",
  ])("not %s", (path) => expect(belongsTo("complaints", path)).toBe(false));
});

describe("its migrations", () => {
  const migration = (path: string, text: string) => migrates("stays", { path: `packages/db/migrations/${path}`, text });

  it("are named after it or open with it", () => {
    expect(migration("0008_stays.sql", "create table stay ();")).toBe(true);
    expect(
      migration("0012_days.sql", "-- Stays and what they\n-- used: the source of production.\ncreate table day ();"),
    ).toBe(true);
    expect(migration("0012_production.sql", "-- What production is made of,\n-- by stays and days.\n")).toBe(true);
    expect(migration("0007_clients.sql", "-- Clients. Their stays come later.\ncreate table client ();")).toBe(false);
    expect(migration("0007_clients.sql", "create table client (); -- stays")).toBe(false);
    expect(migration("0009_mainstays.sql", "")).toBe(false);
  });
});

describe("its clauses", () => {
  it("are the table's rows that name it", () => {
    const policy =
      "# Complaints\n\n| clause | where |\n|---|---|\n| A4.8 | `complaints/rules.ts` |\n| A4.9 | clients/rules.ts |\n| B3.1 | scores, Complaints |\n";
    expect(clausesOf("complaints", policy)).toEqual([
      "| A4.8 | `complaints/rules.ts` |",
      "| B3.1 | scores, Complaints |",
    ]);
  });
});
