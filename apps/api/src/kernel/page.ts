import type { Markup } from "@foyer/domain/kernel/markup";
import type { Instant } from "@foyer/domain/kernel/time";
import { type Language, languages } from "@foyer/domain/kernel/words";
import type { House } from "./context.ts";

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
