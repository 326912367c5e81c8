import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** Runs a server of this folder in a process of its own while `act` asks it. */
export async function served<T>(
  program: "serve-house.ts" | "serve-bare.ts",
  args: readonly string[],
  act: (address: string) => Promise<T>,
): Promise<T> {
  const child = fork(join(import.meta.dirname, program), args);
  const ended = once(child, "exit");
  try {
    const said: unknown[] = await Promise.race([once(child, "message"), ended.then(() => [])]);
    const [address] = said;
    if (typeof address !== "string") throw new Error(`${program} did not start`);
    return await act(address);
  } finally {
    if (child.connected) child.disconnect();
    await ended;
  }
}
