import type { z } from "zod";
import type { Act } from "./permissions.ts";
import type { Phrase } from "./words.ts";

/** What a sentence of the inbox may be made with: names and numbers, never anything that is protected. (A2.8) */
export type NotificationDetails = Readonly<Record<string, string | number | boolean | null>>;

interface GivenEvent<Details> {
  /** Who is asked by which way to hear of it: those who may do this. */
  readonly act: Act;
  /** The table of the thing it is about. */
  readonly subject: string;
  readonly details: z.ZodType<Details>;
  /** What the event is called where a person chooses how to hear of it. */
  readonly name: Phrase;
  /** The sentence in the inbox and in the mail; `{{name}}` takes a value of the details. */
  readonly text: (details: Details) => Phrase;
  /** The screen that shows the thing, where there is one. */
  readonly path: (row: number, details: Details) => string | null;
}

/** An event as it is put into words and linked, once its details have been read. */
export interface SpokenEvent {
  readonly text: Phrase;
  readonly path: string | null;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface NotificationEvent<Details> extends GivenEvent<Details> {
  readonly spoken: (row: number, details: unknown) => SpokenEvent;
}

const plain = (details: NotificationDetails): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, typeof value === "number" ? value : String(value ?? "")]),
  );

/** One kind of event that reaches a person's inbox. */
export const notificationEvent = <Details extends NotificationDetails>(
  given: GivenEvent<Details>,
): NotificationEvent<Details> => ({
  ...given,
  spoken: (row, details) => {
    const read = given.details.parse(details);
    return { text: given.text(read), path: given.path(row, read), values: plain(read) };
  },
});
