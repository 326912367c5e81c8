import { parentPort } from "node:worker_threads";
import type { Drawing } from "./pdf-drawing.ts";
import { rendered } from "./pdf-engine.ts";

export interface Asked {
  readonly id: number;
  readonly drawing: Drawing;
}

export type Answered =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly failed: string };

/** Drawings come in, documents go out, one after the other. */
parentPort?.on("message", ({ id, drawing }: Asked) => {
  rendered(drawing).then(
    (made) => {
      // its own memory, so that it can be handed over instead of copied
      const bytes = new Uint8Array(made);
      parentPort?.postMessage({ id, bytes } satisfies Answered, [bytes.buffer]);
    },
    (error: unknown) => parentPort?.postMessage({ id, failed: String(error) } satisfies Answered),
  );
});
