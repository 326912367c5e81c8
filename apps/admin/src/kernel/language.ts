import { Language, languages, spoken } from "@foyer/domain/kernel/words";
import { words } from "@foyer/domain/words";
import i18next, { type ParseKeys } from "i18next";
import { initReactI18next } from "react-i18next";

const storageKey = "foyer.language";

const remembered = (key: string): Language | undefined => Language.safeParse(localStorage.getItem(key)).data;

/** What the browser asks for, when nobody has chosen yet: traditional script for Taiwan, Hong Kong and Macau. */
function preferred(tags: readonly string[]): Language {
  for (const tag of tags) {
    if (/^zh-(Hant|TW|HK|MO)/i.test(tag)) return "zh-Hant";
    if (/^zh/i.test(tag)) return "zh-Hans";
    if (/^en/i.test(tag)) return "en";
  }
  return "zh-Hans";
}

export const localeOf: Record<Language, string> = { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", en: "en-GB" };
export const languageNames: Record<Language, string> = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" };

const show = (language: Language) => {
  document.documentElement.lang = language;
};

export function startLanguage(): typeof i18next {
  const language = remembered(storageKey) ?? preferred(navigator.languages);
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "zh-Hans",
    supportedLngs: [...languages],
    defaultNS: "words",
    ns: ["words"],
    resources: Object.fromEntries(languages.map((each) => [each, { words: spoken(words, each) }])),
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  show(language);
  return i18next;
}

const doorKey = `${storageKey}.door`;

/** What the person just chose at the door, else their choice on this browser, else the language on their staff file. */
export function adoptLanguage(staffId: number, onFile: Language): void {
  const own = `${storageKey}.${staffId}`;
  const atTheDoor = Language.safeParse(sessionStorage.getItem(doorKey)).data;
  if (atTheDoor) localStorage.setItem(own, atTheDoor);
  sessionStorage.removeItem(doorKey);
  const language = remembered(own) ?? onFile;
  if (language !== i18next.language) void i18next.changeLanguage(language);
  localStorage.setItem(storageKey, language);
  show(language);
}

/** Without a person the choice is made at the door and becomes theirs when they come in. */
export function chooseLanguage(language: Language, staffId: number | undefined): void {
  localStorage.setItem(storageKey, language);
  if (staffId === undefined) sessionStorage.setItem(doorKey, language);
  else localStorage.setItem(`${storageKey}.${staffId}`, language);
  show(language);
  void i18next.changeLanguage(language);
}

export type WordKey = ParseKeys;

/** For keys that are put together from data (a refusal's code, a setting's name). */
export const isWordKey = (key: string): key is WordKey => i18next.exists(key);
