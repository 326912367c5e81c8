import type { GridFilter, GridSort } from "@foyer/domain/changes/views/schema";
import { TRPCClientError } from "@trpc/client";
import { z } from "zod";
import { requestHeaders } from "../api.ts";

const Head = z.object({ base: z.int(), fields: z.array(z.string()) });
const Total = z.object({ total: z.int(), matching: z.int() });

/** A row as it comes: each value under its column's name. */
export type StreamedRow = Record<string, unknown>;

export interface Heard {
  readonly onHead: (base: number) => void;
  /** The rows of one block, in the view's order. */
  readonly onBlock: (rows: StreamedRow[]) => void;
  readonly onTotal: (total: z.infer<typeof Total>) => void;
}

export interface AskedStream {
  readonly grid: string;
  readonly filter: GridFilter;
  readonly sort: GridSort;
  readonly columns: readonly string[] | undefined;
}

/** The lines of a body as they come. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (;;) {
    const { value: bytes, done } = await reader.read();
    if (done) break;
    const value = decoder.decode(bytes, { stream: true });
    let from = 0;
    for (let end = value.indexOf("\n"); end >= 0; end = value.indexOf("\n", from)) {
      parts.push(value.slice(from, end));
      yield parts.join("");
      parts.length = 0;
      from = end + 1;
    }
    parts.push(value.slice(from));
  }
}

/** One text for all rows that hold the same: a hundred thousand rows name few cities. */
function sharedTexts() {
  const most = 20_000;
  const known = new Map<string, string>();
  const nothing: readonly unknown[] = Object.freeze([]);
  return (value: unknown): unknown => {
    if (typeof value === "string") {
      const same = known.get(value);
      if (same !== undefined) return same;
      if (known.size < most) known.set(value, value);
      return value;
    }
    return Array.isArray(value) && value.length === 0 ? nothing : value;
  };
}

function rowsOf(columns: readonly unknown[], fields: readonly string[], share: (value: unknown) => unknown) {
  const values = columns.map((column): readonly unknown[] => (Array.isArray(column) ? column : []));
  return Array.from({ length: values[0]?.length ?? 0 }, (_, at) => {
    const row: StreamedRow = {};
    for (let field = 0; field < fields.length; field += 1)
      row[fields[field] ?? ""] = share(values[field]?.[at] ?? null);
    return row;
  });
}

const Refused = z.object({ error: z.object({ message: z.string(), data: z.unknown() }) });

/** What the api said of its no, in the shape in which all its noes come. */
async function refusedBy(answer: Response): Promise<Error> {
  const said = Refused.safeParse(await answer.json().catch(() => undefined));
  if (!said.success) return new Error("the rows were refused");
  return TRPCClientError.from({ error: { code: -32_600, ...said.data.error } });
}

/** Reads all rows of a view, the first screen first. Rejects when the stream breaks off before its end. */
export async function readRows(
  { grid, filter, sort, columns }: AskedStream,
  { onHead, onBlock, onTotal }: Heard,
  signal: AbortSignal,
): Promise<void> {
  const query = new URLSearchParams({
    grid,
    filter: JSON.stringify(filter),
    sort: JSON.stringify(sort),
    ...(columns && { columns: columns.join(",") }),
  });
  const answer = await fetch(`/api/read/rows?${query.toString()}`, { headers: requestHeaders(), signal });
  if (!answer.ok || !answer.body) throw await refusedBy(answer);
  const share = sharedTexts();
  let fields: readonly string[] | undefined;
  for await (const line of linesOf(answer.body)) {
    const said: unknown = JSON.parse(line);
    if (fields === undefined) {
      const head = Head.parse(said);
      fields = head.fields;
      onHead(head.base);
    } else if (Array.isArray(said)) onBlock(rowsOf(said, fields, share));
    else if (typeof said === "object" && said !== null && "end" in said) return;
    else onTotal(Total.parse(said));
  }
  throw new Error("the rows broke off");
}
