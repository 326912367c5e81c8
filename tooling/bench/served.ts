import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { checkout } from "@foyer/start/settings";

/** As `npm start` runs a house. */
const lean = {
  execArgv: ["--max-semi-space-size=8"],
  env: { ...process.env, NODE_COMPILE_CACHE: join(checkout, "node_modules/.cache/node") },
};

/** Runs a server of this folder in a process of its own while `act` asks it. */
export async function served<T>(
  program: "serve-house.ts" | "serve-bare.ts",
  args: readonly string[],
  act: (address: string, pid: number) => Promise<T>,
): Promise<T> {
  const child = fork(join(import.meta.dirname, program), args, lean);
  const ended = once(child, "exit");
  try {
    const said: unknown[] = await Promise.race([once(child, "message"), ended.then(() => [])]);
    const [address] = said;
    if (typeof address !== "string" || child.pid === undefined) throw new Error(`${program} did not start`);
    return await act(address, child.pid);
  } finally {
    if (child.connected) child.disconnect();
    await ended;
  }
}
