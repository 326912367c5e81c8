import { Worker } from "node:worker_threads";
import type { PdfLanguage } from "./pdf-cells.ts";
import { drawn } from "./pdf-drawing.ts";
import type { PdfDocument } from "./pdf-layout.ts";
import type { Answered, Asked } from "./pdf-thread.ts";

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

interface Press {
  readonly thread: Worker;
  readonly waiting: Map<number, Waiting>;
}

let press: Press | undefined;
let count = 0;

/** A thread of its own draws pages, so that whoever asks goes on answering others meanwhile. It keeps no process alive. */
function startPress(): Press {
  const thread = new Worker(new URL("./pdf-thread.ts", import.meta.url));
  const waiting = new Map<number, Waiting>();
  const giveUp = (error: Error) => {
    press = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  thread.on("message", (answered: Answered) => {
    const asker = waiting.get(answered.id);
    waiting.delete(answered.id);
    if (waiting.size === 0) thread.unref();
    if ("bytes" in answered) asker?.resolve(answered.bytes);
    else asker?.reject(new Error(answered.failed));
  });
  thread.on("error", giveUp);
  thread.on("exit", () => giveUp(new Error("the thread that draws pages is gone")));
  return { thread, waiting };
}

/** The document as a PDF with its fonts in it, its text such as can be searched and copied. */
export async function pdf(
  document: PdfDocument,
  { title, language }: { readonly title: string; readonly language: PdfLanguage },
): Promise<Uint8Array> {
  const drawing = await drawn(document, { title, language });
  press ??= startPress();
  const { thread, waiting } = press;
  count += 1;
  const id = count;
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  waiting.set(id, { resolve, reject });
  thread.ref();
  thread.postMessage({ id, drawing } satisfies Asked);
  return promise;
}
