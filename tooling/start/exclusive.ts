import { createHash } from "node:crypto";
import { connect, createServer, type Server } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { CannotStart } from "./cannot-start.ts";

/**
 * A name that one process of this machine can hold at a time: an abstract Unix socket. The kernel frees it when the
 * process ends, kill -9 included, so no stale lock can stop the next start. Whoever connects is told the `greeting` of that moment.
 */
async function hold(name: string, greeting: () => string = () => ""): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(greeting());
  });
  server.unref();
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  server.once("error", (error: NodeJS.ErrnoException) =>
    error.code === "EADDRINUSE" ? resolve(false) : reject(error),
  );
  server.listen(address(name), () => resolve(true));
  return (await promise) ? server : undefined;
}

const address = (name: string): string => `\0foyer-${createHash("sha256").update(name).digest("hex").slice(0, 32)}`;

/** Runs `act` while no other process of this machine runs one under the same name; waits for its turn. */
export async function oneAtATime<T>(name: string, act: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + 120_000;
  let held = await hold(name);
  while (!held) {
    if (performance.now() > deadline)
      throw new CannotStart(`another process has been busy with ${name} for two minutes`);
    await pause(25);
    held = await hold(name);
  }
  try {
    return await act();
  } finally {
    held.close();
  }
}

/** Holds the name until this process ends; answers who holds it already, in that process's own words. */
export async function claim(name: string, greeting: () => string): Promise<{ heldBy: string | undefined }> {
  while (!(await hold(name, greeting))) {
    const holder = await greetingOf(name);
    if (holder !== undefined) return { heldBy: holder };
  }
  return { heldBy: undefined };
}

/** What the holder of the name says; undefined when nobody holds it. */
export async function greetingOf(name: string): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const socket = connect(address(name));
  let words = "";
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => {
    words += text;
  });
  socket.on("end", () => resolve(words));
  socket.on("error", () => resolve(undefined));
  return promise;
}
