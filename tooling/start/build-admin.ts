import { spawn } from "node:child_process";
import { join } from "node:path";
import { CannotStart } from "./cannot-start.ts";
import { checkout } from "./settings.ts";

/** The built screens, as the api serves them. */
export const webRoot = join(checkout, "apps/admin/dist/web");

/** Builds the screens; a tenth of a second when nothing has changed since. Only errors are printed. */
export async function buildAdmin(signal?: AbortSignal): Promise<void> {
  const flags = ["run", "build", "--filter=@foyer/admin", "--output-logs=errors-only", "--ui=stream"];
  const child = spawn(join(checkout, "node_modules/.bin/turbo"), flags, {
    cwd: checkout,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal ? { signal } : {}),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
    });
  }
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject);
  child.once("close", resolve);
  if ((await promise) === 0) return;
  process.stderr.write(output);
  throw new CannotStart("the screens could not be built (see above)");
}
