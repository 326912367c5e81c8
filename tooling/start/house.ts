import { claim, greetingOf } from "./exclusive.ts";

const nameOf = (dataDir: string): string => `npm start on ${dataDir}`;

/**
 * Makes this process the one house on a data directory until it ends, however it ends. `address` may be asked at any
 * time, and is empty until there is one. Answers the house that is there already.
 */
export async function claimHouse(dataDir: string, address: () => string): Promise<{ runs: string | undefined }> {
  const { heldBy } = await claim(nameOf(dataDir), () => `${process.pid} ${address()}`);
  const [pid, where] = heldBy?.split(" ") ?? [];
  return { runs: pid && `process ${pid}, ${where || "still starting"}` };
}

/** Where the house of a data directory answers, if one runs there. */
export async function addressOfHouse(dataDir: string): Promise<string | undefined> {
  const [, address] = (await greetingOf(nameOf(dataDir)))?.split(" ") ?? [];
  return address || undefined;
}
