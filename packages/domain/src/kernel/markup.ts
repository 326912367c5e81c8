/** Markup that is safe to send: made by `html` alone. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");

type Inserted = Markup | string | number | null | undefined | false | readonly Inserted[];

function markupOf(value: Inserted): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  return typeof value === "object" ? value.map(markupOf).join("") : escaped(String(value));
}

/** Everything put in is escaped, unless it is markup already. */
export const html = (parts: TemplateStringsArray, ...values: Inserted[]): Markup =>
  new Markup(
    parts.reduce((text, part, index) => text + part + (index < values.length ? markupOf(values[index]) : ""), ""),
  );
