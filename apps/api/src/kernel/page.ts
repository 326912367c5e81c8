import type { Instant } from "@foyer/domain/kernel/time";
import { type Language, languages } from "@foyer/domain/kernel/words";
import type { House } from "./context.ts";

/** Markup that is safe to send: made by `html` alone. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");

type Inserted = Markup | string | number | null | undefined | false | readonly Inserted[];

function markupOf(value: Inserted): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  return typeof value === "object" ? value.map(markupOf).join("") : escaped(String(value));
}

/** Everything put in is escaped, unless it is markup already. */
export const html = (parts: TemplateStringsArray, ...values: Inserted[]): Markup =>
  new Markup(parts.reduce((text, part, index) => text + part + (index < values.length ? markupOf(values[index]) : ""), ""));

export interface PageContext {
  readonly house: House;
  readonly now: Instant;
  readonly language: Language;
  readonly address: string;
}

export interface PageRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The posted fields; empty for a GET. */
  readonly form: URLSearchParams;
}

export interface PageAnswer {
  readonly status?: number;
  readonly body: Markup;
}

/** A public page: a plain form without script or session, 20 requests a minute from an address. */
export interface Page {
  readonly method: "GET" | "POST";
  readonly path: `/${string}`;
  /** One-click unsubscribe comes from mail programs, which send no Origin. (RFC 8058) */
  readonly withoutOrigin?: boolean;
  readonly answer: (ctx: PageContext, request: PageRequest) => Promise<PageAnswer>;
}

export const page = (declared: Page): Page => declared;

/** The language asked for by link, else the browser's first that is spoken here. */
export function pageLanguage(query: Readonly<Record<string, string>>, accepted: string | undefined): Language {
  const asked = languages.find((language) => language === query["lang"]);
  if (asked) return asked;
  for (const part of (accepted ?? "").split(",")) {
    const tag = (part.split(";")[0] ?? "").trim().toLowerCase();
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return "zh-Hant";
    if (tag.startsWith("zh")) return "zh-Hans";
    if (tag.startsWith("en")) return "en";
  }
  return "zh-Hans";
}
