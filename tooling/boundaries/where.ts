import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { belongsTo, clausesOf, migrates } from "./capability.ts";
import { checkout, pathsOf, readSources } from "./source.ts";
import { spine } from "./spine.ts";

const [capability] = process.argv.slice(2);
if (capability === undefined || !spine.some((name) => name === capability)) {
  process.stderr.write(`usage: npm run where CAPABILITY, one of\n  ${spine.join(" ")}\n`);
  process.exit(2);
}

const paths = await pathsOf([
  "packages/*/src/**/*.*",
  "apps/*/src/**/*.*",
  "apps/admin/guide/**/*.*",
  "tooling/{e2e,samples}/**/*.*",
]);
const files = paths.filter((path) => belongsTo(capability, path));
const migrations = (await readSources(["packages/db/migrations/*.sql"])).filter((file) => migrates(capability, file));
const policyFile = join(checkout, "packages/domain/POLICY.md");
const clauses = existsSync(policyFile) ? clausesOf(capability, readFileSync(policyFile, "utf8")) : [];

const byPackage = Map.groupBy(files, (path) => path.split("/").slice(0, 2).join("/"));
const sections: [string, string[]][] = [
  ...byPackage,
  ["migrations", migrations.map(({ path }) => path)],
  ["policy", clauses],
];
for (const [title, lines] of sections)
  if (lines.length > 0) process.stdout.write(`${title}\n${lines.map((line) => `  ${line}\n`).join("")}`);
if (sections.every(([, lines]) => lines.length === 0)) process.stdout.write(`nothing of ${capability} is built yet\n`);
