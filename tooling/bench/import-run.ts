import { runCommand } from "@foyer/cli/main";
import { key } from "./house.ts";

/** Runs one import by the command, in a process of its own, so that its memory is its own. Says on standard output what it took. */
const [databaseUrl = "", kind = "", file = "", map] = process.argv.slice(2);

const mebibytes = (kibibytes: number) => kibibytes / 1_024;

const before = mebibytes(process.resourceUsage().maxRSS);
const begun = performance.now();
const mapping = map === undefined ? [] : ["--mapping", map];
const status = await runCommand(["import", kind, file, "--property", "BENCH", ...mapping, "--json"], {
  databaseUrl,
  key,
  dataDir: "/nonexistent",
  cwd: process.cwd(),
  stdout: process.stderr,
  stderr: process.stderr,
});
const seconds = (performance.now() - begun) / 1_000;
process.stdout.write([seconds, before, mebibytes(process.resourceUsage().maxRSS)].join(" "));
process.exitCode = status;
