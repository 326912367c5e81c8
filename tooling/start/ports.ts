import { createHash } from "node:crypto";
import { createServer } from "node:net";
import { CannotStart } from "./cannot-start.ts";

/** Whether the port is free on every address of this machine at this moment. */
export async function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer();
  probe.once("error", () => resolve(false));
  probe.listen(port, () => probe.close(() => resolve(true)));
  return promise;
}

/** The first free port from `first` upwards, at most 200 tries. */
export async function freePort(first: number): Promise<number> {
  const last = Math.min(first + 199, 65_535);
  for (let port = first; port <= last; port += 1) if (await isFree(port)) return port;
  throw new CannotStart(`no port from ${first} to ${last} is free`);
}

/** Where to look first for a port of a data directory's own: 15432 to 25431, below the ports the system hands out. */
export const portFor = (dataDir: string): number =>
  15_432 + (createHash("sha256").update(dataDir).digest().readUInt32BE(0) % 10_000);
