// The first thing that runs, on whatever Node there is: installs what is missing, then hands over to the workspace's
// own Node, which runs TypeScript. Nothing outside Node may be imported here.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, utimesSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const files = {
  up: "tooling/start/up.ts",
  test: "tooling/start/test.ts",
  check: "tooling/boundaries/check.ts",
  bench: "tooling/bench/bench.ts",
  foyer: "tooling/start/foyer.ts",
  where: "tooling/boundaries/where.ts",
};

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const at = (...path) => join(root, ...path);
const [target, ...rest] = process.argv.slice(2);
/** npm goes to the checkout before it runs a script and notes where it was called from. */
const calledFrom = (process.cwd() === root && process.env.INIT_CWD) || process.cwd();
const ownNode = at("node_modules/node/bin/node");
const installed = at("node_modules/.modules.yaml");

const parent = process.ppid;
let child;
let isStopping = false;

function stop() {
  isStopping = true;
  child?.kill("SIGTERM");
}

// An npm that was killed tells nobody: only the number of the parent changes.
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && stop(), 250).unref();
process.on("SIGTERM", stop);
process.on("SIGHUP", stop);
// Ctrl-C reaches the child by the terminal; only when it came to this process alone is it passed on.
process.on("SIGINT", () => setTimeout(stop, 1000).unref());

/** Runs a program to its end; answers its exit code as a shell would. */
const run = (program, args, options) =>
  new Promise((resolve) => {
    child = spawn(program, args, { cwd: root, ...options });
    child.on("error", (error) => {
      process.stderr.write(`foyer: ${program} cannot be run: ${error.message}\n`);
      resolve(127);
    });
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGKILL" ? 137 : signal === "SIGINT" ? 130 : 143)));
  });

const isInstalled = () =>
  existsSync(installed) && existsSync(ownNode) && statSync(installed).mtimeMs >= statSync(at("pnpm-lock.yaml")).mtimeMs;

/** `foyer` answers on standard output, so what the installer has to say goes to standard error. */
async function install() {
  const { packageManager } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const flags = ["install", "--frozen-lockfile", "--prefer-offline", "--config.confirmModulesPurge=false"];
  const output = target === "foyer" ? 2 : "inherit";
  // `npm run -s` asks for silence, which would also swallow why an installation failed.
  const { npm_config_loglevel: _, ...env } = process.env;
  process.stderr.write("Installing what the workspace needs\n");
  const code = await run("npx", ["--yes", packageManager, ...flags], { stdio: ["ignore", output, "inherit"], env });
  if (code === 0 && existsSync(ownNode)) {
    // pnpm leaves the file alone when it finds nothing to do; the next start would install again.
    const now = new Date();
    utimesSync(installed, now, now);
    return;
  }
  process.stderr.write("foyer: the packages could not be installed (see above)\n");
  process.exit(code || 1);
}

if (!Object.hasOwn(files, target ?? "")) {
  process.stderr.write(`usage: node tooling/start/start.mjs ${Object.keys(files).join("|")} [arguments]\n`);
  process.exit(2);
}
// What serves for months keeps little of what it needs for a moment, and compiles nothing twice.
const lean =
  target === "up"
    ? { flags: ["--max-semi-space-size=8"], env: { NODE_COMPILE_CACHE: at("node_modules/.cache/node") } }
    : { flags: [], env: {} };
if (!isInstalled()) await install();
if (isStopping) process.exit(143);
process.exit(
  await run(ownNode, [...lean.flags, at(files[target]), ...rest], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      ...lean.env,
      ...process.env,
      INIT_CWD: calledFrom,
      PATH: [at("node_modules/.bin"), at("node_modules/node/bin"), process.env.PATH].join(delimiter),
      TURBO_TELEMETRY_DISABLED: "1",
    },
  }),
);
