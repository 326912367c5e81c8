import { type ExecFileSyncOptions, execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { CannotStart } from "./cannot-start.ts";
import { asRoot } from "./cluster.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const usualPlaces = [
  ...["/usr/bin", "/usr/local/bin", "/snap/bin"].flatMap((folder) => names.map((name) => join(folder, name))),
  "/usr/lib/chromium/chromium",
  "/opt/google/chrome/chrome",
  "/opt/chromium/chrome",
];

/** A Chromium or Chrome that runs: an installed one, else as root on Debian a newly installed one. */
export function findOrInstallChromium(): string {
  const found = findChromium() ?? (asRoot && isDebian() ? installChromium() : undefined);
  if (found) return found;
  throw new CannotStart(
    "the journeys need a browser: install Chromium or Google Chrome (Debian: apt-get install chromium fonts-noto-cjk) or set CHROME_PATH",
  );
}

function findChromium(): string | undefined {
  const given = process.env["CHROME_PATH"];
  if (given) {
    if (runs(given)) return given;
    throw new CannotStart(`CHROME_PATH leads to no browser that runs: ${given}`);
  }
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces, ...downloadedByPlaywright()].find(runs);
}

/** Ubuntu's `chromium-browser` is a script that only asks for a snap; so the file alone proves nothing. */
const runs = (file: string): boolean =>
  existsSync(file) && spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;

function downloadedByPlaywright(): string[] {
  const folder = process.env["PLAYWRIGHT_BROWSERS_PATH"] ?? join(homedir(), ".cache/ms-playwright");
  if (!existsSync(folder)) return [];
  const browsers = readdirSync(folder).filter((name) => name.startsWith("chromium-"));
  return browsers.flatMap((name) =>
    ["chrome-linux64/chrome", "chrome-linux/chrome"].map((file) => join(folder, name, file)),
  );
}

const isDebian = (): boolean =>
  existsSync("/usr/bin/apt-get") &&
  existsSync("/etc/os-release") &&
  /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));

/** The fonts are for Chinese names, which would be empty boxes in the pictures. */
function installChromium(): string | undefined {
  process.stdout.write("Installing Chromium (apt-get install chromium fonts-noto-cjk)\n");
  const quietly: ExecFileSyncOptions = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  };
  try {
    execFileSync("apt-get", ["update", "-qq"], quietly);
    execFileSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"], quietly);
  } catch {
    return undefined;
  }
  return findChromium();
}
