/** A failure as it may stand in a log. */
export interface Logged {
  readonly name: string;
  readonly message: string;
  /** Where it happened, the innermost first. */
  readonly at: readonly string[];
  readonly code?: string;
  readonly constraint?: string;
}

const frames = 12;
const textOf = (of: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(of, name);
  return typeof value === "string" ? value : undefined;
};

/** The database's complaints about data quote it; its others quote names of tables and constraints. */
const complaintAboutData = /^22/;

/**
 * What went wrong and where, without what it was about: a database tells the whole row beside its error, and a log is read
 * by people who may not see one.
 */
export function logged(error: unknown): Logged {
  if (!(error instanceof Error)) return { name: "thrown", message: typeof error, at: [] };
  const code = textOf(error, "code");
  const constraint = textOf(error, "constraint");
  const quoting = code !== undefined && complaintAboutData.test(code);
  return {
    name: error.name,
    message: quoting ? error.message.replaceAll(/"[^"]*"/g, '"…"') : error.message,
    at: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, frames)
      .map((line) => line.trim()),
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
  };
}

/** An address without its question, which holds what people search for, and without the keys of links. */
export const loggedPath = (url: string): string => (url.split("?")[0] ?? "").replaceAll(/[\w-]{43,}/g, "…");
