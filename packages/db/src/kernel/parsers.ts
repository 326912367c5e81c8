import pg from "pg";

const { builtins } = pg.types;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is beyond the whole numbers JavaScript holds exactly`);
  return value;
}

/** `2026-05-01 09:30:00.123456+00` (the pools run in UTC) as an Instant's text. */
const instant = (text: string): string =>
  text === "infinity" || text === "-infinity"
    ? text
    : `${text.slice(0, 10)}T${text.slice(11, 19)}.${(/\.(\d{1,3})/.exec(text)?.[1] ?? "").padEnd(3, "0")}Z`;

const listOf =
  <T>(read: (text: string) => T) =>
  (text: string): (T | null)[] =>
    text === "{}"
      ? []
      : text
          .slice(1, -1)
          .split(",")
          .map((item) => (item === "NULL" ? null : read(item.replaceAll('"', ""))));

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, safeInteger],
  [1016, listOf(safeInteger)],
  [builtins.DATE, (text) => text],
  [1182, listOf((text) => text)],
  [builtins.TIMESTAMPTZ, instant],
  [1185, listOf(instant)],
]);

/** Dates, moments and whole numbers as the domain writes them. Per pool, never global: the worker's own pool needs pg's. */
export const domainTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    const usual = pg.types.getTypeParser(oid, format) as (text: string) => unknown;
    return format === "binary" ? usual : (parsers.get(oid) ?? usual);
  },
};
