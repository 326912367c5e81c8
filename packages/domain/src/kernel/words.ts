import { z } from "zod";

export const languages = ["zh-Hans", "zh-Hant", "en"] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** One text in 简体中文, 繁體中文 and English; `{{name}}` takes a value. */
export type Phrase = Readonly<Record<Language, string>>;

/** A capability's words, nested as its screens need them. A missing language does not compile. */
export type Words = { readonly [key: string]: Phrase | Words };

export const phrase = (hans: string, hant: string, en: string): Phrase => ({ "zh-Hans": hans, "zh-Hant": hant, en });

/** The same tree with only one language's texts: what a translation library takes as its resource. */
export type Spoken<W> = { readonly [K in keyof W]: W[K] extends Phrase ? string : Spoken<W[K]> };

const isPhrase = (value: Phrase | Words): value is Phrase => typeof value["en"] === "string";

function spokenTree(words: Words, language: Language): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, isPhrase(value) ? value[language] : spokenTree(value, language)]),
  );
}

export const spoken = <W extends Words>(words: W, language: Language): Spoken<W> =>
  spokenTree(words, language) as Spoken<W>;

/** A phrase in one language with its values put in, where no translation library is at hand: mails, public pages. */
export const say = (
  words: Phrase,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string => words[language].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
