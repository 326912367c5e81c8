import { describe, expect, it } from "vitest";
import { outsideTheVocabulary } from "./vocabulary.ts";

const says = (path: string, text = "export const a = 1;\n") =>
  outsideTheVocabulary([{ path, text }]).map((violation) => violation.says);

describe("names of files", () => {
  it.each([
    "packages/domain/src/clients/rules.ts",
    "packages/domain/src/clients/README.md",
    "packages/domain/src/activities/cadence/rules.test.ts",
    "packages/domain/src/words.ts",
    "packages/db/src/receivables/aging/queries.ts",
    "packages/db/src/messages/outbox.test.ts",
    "packages/db/src/kernel/fence.ts",
    "packages/db/src/tables.ts",
    "apps/api/src/surveys/page.ts",
    "apps/api/src/server.ts",
    "apps/admin/src/clients/clients-screen.tsx",
    "apps/admin/src/clients/clients-screen.module.css",
    "apps/admin/src/clients/add-contact-dialog.tsx",
    "apps/admin/src/clients/columns.tsx",
    "apps/admin/src/clients/use-client.ts",
    "apps/admin/src/pages/shell.tsx",
    "apps/worker/src/surveys/letter.ts",
    "apps/cli/src/imports/commands.ts",
    "packages/sheet/src/anything.ts",
  ])("%s is one", (path) => expect(says(path)).toEqual([]));

  it.each([
    ["packages/domain/src/clients/file-words.ts", "schema, rules"],
    ["packages/domain/src/customers/rules.ts", "no capability"],
    ["packages/db/src/clients/repository.ts", "tables, queries"],
    ["packages/db/src/extra.ts", "beside the capabilities"],
    ["apps/admin/src/clients/contacts.tsx", "-screen"],
    ["apps/api/src/clients/handler.ts", "router, stream"],
    ["packages/db/src/kernel/utils.ts", "name the subject"],
    ["packages/sheet/src/helpers/fill.ts", "name the subject"],
    ["packages/domain/src/kernel/time-manager.ts", "name the subject"],
    ["tooling/start/common.mjs", "name the subject"],
    ["packages/sheet/src/index.ts", "passes others on"],
  ])("%s is none", (path, part) => expect(says(path)).toEqual([expect.stringContaining(part)]));
});

describe("what a file is", () => {
  const path = "packages/sheet/src/fill.ts";

  it("nothing is called a manager but the person", () => {
    expect(says(path, `\nexport class Selection${"Manager"} {}\n`)).toEqual([
      expect.stringContaining("SelectionManager"),
    ]);
    expect(says(path, 'export const roles = ["manager"];\nconst manager = roles[0];\n')).toEqual([]);
  });

  it("a file that only passes others on is a barrel, whatever its name", () => {
    expect(says(path, '/** All. */\nexport * from "./a.ts";\nexport { b, type C } from "./b.ts";\n')).toEqual([
      expect.stringContaining("passes others on"),
    ]);
    expect(says(path, 'export { b } from "./b.ts";\nexport const c = 1;\n')).toEqual([]);
    expect(says(path, "")).toEqual([]);
  });
});
