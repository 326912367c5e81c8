import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { CommandContext } from "./command.ts";

export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string>;

/** To the file, which is overwritten, or to standard output. */
export async function writeOut({ cwd, out }: CommandContext, file: string | undefined, pieces: Pieces): Promise<void> {
  if (file !== undefined) return pipeline(pieces, createWriteStream(resolve(cwd, file)));
  for await (const piece of pieces) await out(piece);
}
