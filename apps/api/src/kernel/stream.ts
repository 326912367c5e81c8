import type { Readable } from "node:stream";
import type { Db } from "@foyer/db/kernel/connect";
import { type Trx, withActor } from "@foyer/db/kernel/fence";
import type { Act, Actor } from "@foyer/domain/kernel/permissions";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { z } from "zod";
import type { House } from "./context.ts";

export interface StreamContext {
  readonly house: House;
  readonly actor: Actor;
  readonly now: Instant;
  readonly language: Language;
  /** One short fenced, read-only transaction, of which a long answer makes one after the other. */
  readonly inShort: <T>(act: (trx: Trx) => Promise<T>) => Promise<T>;
  /** One fenced, read-only transaction on the reports' connections. */
  readonly withTrx: <T>(act: (trx: Trx) => Promise<T>) => Promise<T>;
  /** A fenced transaction that may write: an export leaves a record. */
  readonly writing: <T>(act: (trx: Trx) => Promise<T>) => Promise<T>;
}

export interface Answer {
  readonly fileName?: string;
  readonly contentType: string;
  readonly body: AsyncIterable<string | Uint8Array> | Readable | string | Uint8Array;
}

/**
 * A long answer, served by GET; its query string is the input. A file that leaves the house is served under /api/export and
 * counted; what a screen reads all day, under /api/read, is not.
 */
export interface Stream {
  readonly kind: "stream" | "reading";
  readonly path: `/${string}`;
  readonly act: Act;
  readonly answer: (ctx: StreamContext, query: unknown) => Promise<Answer>;
}

interface DeclaredStream<Input extends z.ZodType> {
  readonly path: `/${string}`;
  readonly act: Act;
  readonly input: Input;
  readonly answer: (ctx: StreamContext, input: z.infer<Input>) => Promise<Answer>;
}

export function stream<Input extends z.ZodType>({ path, act, input, answer }: DeclaredStream<Input>): Stream {
  return { kind: "stream", path, act, answer: async (ctx, query) => answer(ctx, input.parse(query)) };
}

export const reading = <Input extends z.ZodType>(declared: DeclaredStream<Input>): Stream => ({
  ...stream(declared),
  kind: "reading",
});

/** A file on its way in, received by POST under /api/upload as it comes; the query string is the input. */
export interface Upload {
  readonly kind: "upload";
  readonly path: `/${string}`;
  readonly actOf: (query: unknown) => Act;
  readonly receive: (ctx: StreamContext, query: unknown, body: Readable) => Promise<unknown>;
}

export function upload<Input extends z.ZodType>(declared: {
  path: `/${string}`;
  input: Input;
  /** The permission may depend on what is sent: a ledger file is finance's. */
  act: (input: z.infer<Input>) => Act;
  receive: (ctx: StreamContext, input: z.infer<Input>, body: Readable) => Promise<unknown>;
}): Upload {
  const { path, input, act, receive } = declared;
  return {
    kind: "upload",
    path,
    actOf: (query) => act(input.parse(query)),
    receive: async (ctx, query, body) => receive(ctx, input.parse(query), body),
  };
}

export const streamContext = (
  house: House,
  asked: { actor: Actor; now: Instant; language: Language },
): StreamContext => {
  const inside =
    (db: Db, readOnly: boolean) =>
    <T>(act: (trx: Trx) => Promise<T>) =>
      withActor(db, { ...asked.actor, readOnly }, act);
  return {
    house,
    ...asked,
    inShort: inside(house.db, true),
    withTrx: inside(house.reports, true),
    writing: inside(house.db, false),
  };
};
