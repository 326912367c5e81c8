import { describe, expect, it } from "vitest";
import { importsOf } from "./imports.ts";
import { againstTheSpine, placeOf } from "./spine.ts";

const says = (path: string, text: string) => againstTheSpine([{ path, text }]).map((violation) => violation.says);

describe("imports", () => {
  const of = (text: string) => importsOf({ path: "packages/db/src/stays/queries.ts", text });

  it("are found over several lines, and as re-exports, bare and dynamic ones", () => {
    const text = [
      'import { a } from "../clients/queries.ts";',
      "import {",
      "  b,",
      '} from "@foyer/domain/stays/rules";',
      'import "./tables.ts";',
      'export { c } from "./mutations.ts";',
      'const later = await import("../targets/queries.ts");',
      'import pg from "pg";',
    ].join("\n");
    expect(of(text)).toEqual([
      { target: "packages/db/src/clients/queries.ts", line: 1, typeOnly: false },
      { target: "packages/domain/src/stays/rules", line: 2, typeOnly: false },
      { target: "packages/db/src/stays/tables.ts", line: 5, typeOnly: false },
      { target: "packages/db/src/stays/mutations.ts", line: 6, typeOnly: false },
      { target: "packages/db/src/targets/queries.ts", line: 7, typeOnly: false },
    ]);
  });

  it.each([
    ['import type { A } from "./a.ts";', true],
    ['import type A from "./a.ts";', true],
    ['import { type A, type B } from "./a.ts";', true],
    ['import type * as A from "./a.ts";', true],
    ['export type { A } from "./a.ts";', true],
    ['type A = typeof import("./a.ts");', true],
    ['import { type A, b } from "./a.ts";', false],
    ['import a, { type A } from "./a.ts";', false],
    ['import * as a from "./a.ts";', false],
  ])("%s is type-only: %s", (text, typeOnly) => expect(of(text)[0]?.typeOnly).toBe(typeOnly));
});

describe("places", () => {
  it.each([
    ["packages/domain/src/clients/rules.ts", "packages/domain", "clients", "rules", false],
    ["packages/db/src/receivables/aging/queries.test.ts", "packages/db", "receivables", "queries", true],
    ["apps/api/src/router.ts", "apps/api", undefined, "router", false],
    ["apps/admin/src/clients/clients-screen.module.css", "apps/admin", "clients", "clients-screen", false],
  ])("%s", (path, name, folder, stem, isTest) =>
    expect(placeOf(path)).toEqual({ package: name, folder, stem, isTest }),
  );

  it.each(["packages/sheet/src/fill.ts", "packages/db/migrations/0001_fence.sql", "tooling/start/up.ts"])(
    "%s has none",
    (path) => expect(placeOf(path)).toBeUndefined(),
  );
});

describe("the spine", () => {
  it.each([
    ["itself", "packages/db/src/stays/queries.ts", 'import { a } from "./tables.ts";'],
    ["what stands before it", "packages/db/src/credit/mutations.ts", 'import { a } from "../stays/mutations.ts";'],
    [
      "what stands before it, in a package below",
      "apps/api/src/credit/router.ts",
      'import { a } from "@foyer/db/stays/queries";',
    ],
    ["the kernel", "apps/worker/src/surveys/tasks.ts", 'import { a } from "../kernel/tick.ts";'],
    ["a sub-folder of its own", "packages/db/src/receivables/queries.ts", 'import { a } from "./aging/queries.ts";'],
    [
      "packages without capabilities",
      "apps/admin/src/clients/clients-screen.tsx",
      'import { a } from "@foyer/sheet/fill";',
    ],
  ])("a capability may use %s", (_, path, text) => expect(says(path, text)).toEqual([]));

  it.each([
    [
      "what stands after it",
      "packages/db/src/stays/mutations.ts",
      'import { a } from "../credit/queries.ts";',
      "belongs to credit",
    ],
    [
      "what stands after it, in a package below",
      "apps/api/src/stays/router.ts",
      'import { a } from "@foyer/domain/credit/rules";',
      "belongs to credit",
    ],
    [
      "what stands after it, even as a type",
      "packages/domain/src/stays/rules.ts",
      'import type { A } from "../scores/schema.ts";',
      "belongs to scores",
    ],
    ["pages", "apps/admin/src/clients/clients-screen.tsx", 'import { a } from "../pages/shell.tsx";', "used by none"],
    ["a program", "apps/api/src/clients/router.ts", 'import { a } from "../server.ts";', "starts a program"],
    [
      "a register's values",
      "packages/db/src/stays/mutations.ts",
      'import { grids } from "../grids.ts";',
      "as a type only",
    ],
    [
      "generated types",
      "packages/db/src/stays/queries.ts",
      'import type { Stay } from "../generated/tables.ts";',
      "refined in tables.ts",
    ],
  ])("a capability may not use %s", (_, path, text, part) =>
    expect(says(path, text)).toEqual([expect.stringContaining(part)]),
  );

  it("an engine looks up in a register; others and the kernel know its types", () => {
    const look = 'import { grids } from "../grids.ts";';
    const know = 'import type { GridName } from "../grids.ts";';
    expect(says("packages/db/src/changes/mutations.ts", look)).toEqual([]);
    expect(says("packages/db/src/stays/mutations.ts", know)).toEqual([]);
    expect(says("packages/db/src/kernel/fence.ts", know)).toEqual([]);
    expect(says("packages/db/src/kernel/fence.ts", look)).toHaveLength(1);
    expect(says("apps/admin/src/kernel/language.ts", 'import { words } from "@foyer/domain/words";')).toEqual([]);
  });

  it("the kernel knows no capability, but an app's kernel knows what the app runs on", () => {
    const staff = 'import { a } from "@foyer/db/staff/queries";';
    expect(says("apps/api/src/kernel/context.ts", staff)).toEqual([]);
    expect(says("packages/db/src/kernel/fence.ts", 'import { a } from "../staff/queries.ts";')).toHaveLength(1);
    expect(says("apps/api/src/kernel/context.ts", 'import { a } from "../staff/router.ts";')).toHaveLength(1);
    expect(says("apps/api/src/kernel/context.ts", 'import { a } from "@foyer/db/clients/queries";')).toHaveLength(1);
  });

  it("registers, pages and tests put capabilities together", () => {
    const both = 'import { a } from "@foyer/domain/overview/words";\nimport { b } from "@foyer/domain/kernel/time";';
    expect(says("packages/db/src/tables.ts", both)).toEqual([]);
    expect(says("apps/admin/src/pages/app.tsx", both)).toEqual([]);
    expect(says("packages/db/src/stays/queries.test.ts", both)).toEqual([]);
    expect(says("packages/db/src/stays/queries.ts", both)).toHaveLength(1);
  });

  it("the admin knows the type of the api's router and nothing else of it", () => {
    expect(says("apps/admin/src/kernel/api.ts", 'import type { AppRouter } from "@foyer/api/router";')).toEqual([]);
    expect(says("apps/admin/src/kernel/api.ts", 'import { appRouter } from "@foyer/api/router";')).toHaveLength(1);
    expect(
      says("apps/admin/src/clients/clients-screen.test.tsx", 'import type { A } from "@foyer/api/clients/router";'),
    ).toHaveLength(1);
  });

  it("says where", () => {
    const text = '\n\nimport { a } from "../credit/queries.ts";\n';
    expect(againstTheSpine([{ path: "packages/db/src/stays/mutations.ts", text }])).toMatchObject([
      { path: "packages/db/src/stays/mutations.ts", line: 3 },
    ]);
  });
});
