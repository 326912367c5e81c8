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

const nothing: readonly unknown[] = Object.freeze([]);

/** One text for all rows that hold the same: a hundred thousand rows name few cities. A column of names shares nothing. */
function sharedTexts() {
  const judgedAfter = 2_000;
  const known = new Map<string, string>();
  let seen = 0;
  return (value: unknown): unknown => {
    if (typeof value !== "string") return Array.isArray(value) && value.length === 0 ? nothing : value;
    if (seen > judgedAfter && known.size > seen / 2) return value;
    seen += 1;
    const same = known.get(value);
    if (same === undefined) known.set(value, value);
    return same ?? value;
  };
}

/** Makes rows of the columns of one block. */
function rowMaker(fields: readonly string[]) {
  // a copy of a row that has all its fields is made at once; one that is given them in turn moves six times
  const empty: StreamedRow = Object.fromEntries(fields.map((field) => [field, null]));
  const sharing = fields.map(sharedTexts);
  return (columns: readonly unknown[]): StreamedRow[] => {
    const [ids] = columns;
    const rows = Array.from({ length: Array.isArray(ids) ? ids.length : 0 }, () => ({ ...empty }));
    for (const [at, field] of fields.entries()) {
      const column = columns[at];
      const share = sharing[at];
      if (!Array.isArray(column) || !share) continue;
      const values: readonly unknown[] = column;
      for (const [index, row] of rows.entries()) row[field] = share(values[index]);
    }
    return rows;
  };
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
  let rowsOf: ReturnType<typeof rowMaker> | undefined;
  for await (const line of linesOf(answer.body)) {
    const said: unknown = JSON.parse(line);
    if (rowsOf === undefined) {
      const { base, fields } = Head.parse(said);
      rowsOf = rowMaker(fields);
      onHead(base);
    } else if (Array.isArray(said)) onBlock(rowsOf(said));
    else if (typeof said === "object" && said !== null && "end" in said) return;
    else onTotal(Total.parse(said));
  }
  throw new Error("the rows broke off");
}
