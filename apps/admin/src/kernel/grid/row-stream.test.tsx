import { afterEach, describe, expect, test, vi } from "vitest";
import { failureOf } from "../api.ts";
import { readRows, type StreamedRow } from "./row-stream.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** An answer whose bytes arrive cut anywhere, in the middle of a character too. */
function answering(text: string, size: number) {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    start(line) {
      for (let from = 0; from < bytes.length; from += size) line.enqueue(bytes.slice(from, from + size));
      line.close();
    },
  });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body)));
}

const lines = [
  { base: 7, fields: ["id", "name", "city", "tags"] },
  [[1, 2], ["星河贸易", "云山\n会展"], null, [["key"], []]],
  { total: 3, matching: 5 },
  [[3], ["Bosch"], ["杭州"], [[]]],
  { end: true },
].map((line) => `${JSON.stringify(line)}\n`);

const asked = { grid: "clients", filter: { search: "", conditions: [] }, sort: [], columns: ["name"] };

async function read() {
  const rows: StreamedRow[] = [];
  const said: unknown[] = [];
  const heard = {
    onHead: (base: number) => void said.push(base),
    onBlock: (block: StreamedRow[]) => void rows.push(...block),
    onTotal: (total: unknown) => void said.push(total),
  };
  await readRows(asked, heard, new AbortController().signal);
  return { rows, said };
}

describe("a stream of rows", () => {
  test.each([1, 2, 3, 7, 1_000])("is read whole, however it is cut (%i bytes)", async (size) => {
    answering(lines.join(""), size);
    expect(await read()).toEqual({
      said: [7, { total: 3, matching: 5 }],
      rows: [
        { id: 1, name: "星河贸易", city: null, tags: ["key"] },
        { id: 2, name: "云山\n会展", city: null, tags: [] },
        { id: 3, name: "Bosch", city: "杭州", tags: [] },
      ],
    });
  });

  test("that breaks off before its end is a failure", async () => {
    answering(lines.slice(0, -1).join(""), 64);
    await expect(read()).rejects.toThrow("broke off");
  });

  test("that is refused says why", async () => {
    const failure = { error: { message: "x", data: { failure: { code: "permission.missing" } } } };
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json(failure, { status: 403 })));
    const error: unknown = await read().catch((reason: unknown) => reason);
    expect(failureOf(error)?.code).toBe("permission.missing");
  });
});
