import type { Currency, Minor } from "../../kernel/money.ts";
import {
  type DateFormat,
  type NumberBounds,
  optionReader,
  type Read,
  readDate,
  readInteger,
  readMoney,
  readMonth,
  readText,
  readYesNo,
} from "../../kernel/read.ts";
import type { CalendarDate, Month } from "../../kernel/time.ts";
import type { Phrase } from "../../kernel/words.ts";

/** What a reader has to know beside the text: the property's currency, and how the file writes days by number. */
export interface ReadIn {
  readonly currency: Currency;
  readonly dates: DateFormat | undefined;
}

/** One field of an importer's row: how its text is read, and what an empty one means. */
export interface Field<Value> {
  readonly required: boolean;
  readonly whenEmpty: Value | undefined;
  readonly read: (raw: string, where: ReadIn) => Read<Value>;
  /** How a refused value is listed, where it may not be listed as it is: the list is stored, and read by many. (A2.8) */
  readonly masked?: (raw: string) => string;
  /** What the field is called on screens; files may call their column so in any of the three languages. */
  readonly label?: Phrase;
  /** What else files call it. */
  readonly synonyms?: readonly string[];
  /** The values it takes, with their words. */
  readonly options?: Readonly<Record<string, Phrase>>;
}

const field = <Value>(read: (raw: string, where: ReadIn) => Read<Value>): Field<Value> => ({
  required: true,
  whenEmpty: undefined,
  read,
});

/** An empty value is taken, and is null. */
export const optional = <Value>(required: Field<Value>): Field<Value | null> => ({
  ...required,
  required: false,
  whenEmpty: null,
});

/** An empty value is taken for this one. */
export const otherwise = <Value>(required: Field<Value>, whenEmpty: Value): Field<Value> => ({
  ...required,
  required: false,
  whenEmpty,
});

/** A value that nobody reads in clear unasked. */
export const masking = <Value>(open: Field<Value>, masked: (raw: string) => string): Field<Value> => ({
  ...open,
  masked,
});

/** A field by its name in three languages, and by what else files call it, parted by bars. */
export const named = <Value>(label: Phrase, field: Field<Value>, synonyms = ""): Field<Value> => ({
  ...field,
  label,
  synonyms: synonyms.split("|").filter((name) => name !== ""),
});

export const textField = (max: number, { lines = false } = {}): Field<string> =>
  field((raw) => readText(raw, { max, lines, required: true }));
export const dateField = (): Field<CalendarDate> => field((raw, { dates }) => readDate(raw, dates));
export const monthField = (): Field<Month> => field((raw) => readMonth(raw));
/** An amount in the property's currency. */
export const moneyField = (): Field<Minor> => field((raw, { currency }) => readMoney(raw, currency));
export const wholeField = (bounds: NumberBounds = {}): Field<number> => field((raw) => readInteger(raw, bounds));
export const yesNoField = (): Field<boolean> => field((raw) => readYesNo(raw));
export const optionField = <Value extends string>(words: Readonly<Record<Value, Phrase>>): Field<Value> => {
  const read = optionReader(words);
  return { ...field((raw) => read(raw)), options: words };
};

export type Fields = Readonly<Record<string, Field<unknown>>>;

export type RowOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer Value> ? Value : never };

/** What is wrong with a row whose values could each be read: the field to look at, and why. */
export interface RowProblem<F extends Fields> {
  readonly field: keyof F & string;
  readonly code: string;
}

/** What one line of a file says, whatever its columns are called. */
export interface RowShape<F extends Fields> {
  readonly fields: F;
  /** What tells two rows of one file apart; a second row with the same one is refused. Null: nothing does. */
  readonly key?: (row: RowOf<F>) => string | null;
  /**
   * What tells rows apart that share a key, where several rows say one thing together: a client's contacts. Rows of one key
   * and one part are still one too many.
   */
  readonly part?: (row: RowOf<F>) => string;
  /** What is wrong when every value by itself is right. */
  readonly check?: (row: RowOf<F>) => RowProblem<F> | undefined;
}

export const rowShape = <F extends Fields>(shape: RowShape<F>): RowShape<F> => shape;

/** The type of a shape's rows: `type StayRow = ImportedBy<typeof stayShape>`. */
export type ImportedBy<Shape> = Shape extends RowShape<infer F> ? RowOf<F> : never;
