export const refusalKinds = ["invalid", "forbidden", "not-found", "conflict"] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export type RefusalDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * An expected no. `code` (`client.not-found`) is what travels and what each language puts into words;
 * `details` are the values those words need. Everything that is not a Refusal is a bug.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly details: RefusalDetails;

  constructor(kind: RefusalKind, code: string, details: RefusalDetails = {}) {
    super(code);
    this.name = "Refusal";
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

/** The value, or the same neutral not-found that a foreign id gets: nobody learns what exists elsewhere. */
export function found<T>(value: T | null | undefined, code: string, details: RefusalDetails = {}): T {
  if (value === null || value === undefined) throw new Refusal("not-found", code, details);
  return value;
}
