import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Language } from "@foyer/domain/kernel/words";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const flags = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["FOYER_CHROMIUM"] ?? "/usr/bin/chromium",
    args: flags,
    // a browser whose environment names no language knows no file by a Chinese name
    env: { ...process.env, LC_ALL: "C.UTF-8" },
    ignoreDefaultArgs: ["--hide-scrollbars"],
  });

/** Before sign-in the screens ask who is there and are told: nobody. */
const isExpected = (complaint: string): boolean => /status of 401/.test(complaint);

/** Whatever the browser complains of while a person works; a journey that has any has failed. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  const hear = (complaint: string) => void (isExpected(complaint) || complaints.push(complaint));
  page.on("console", (line) => line.type() === "error" && hear(`${line.text()} (${line.location().url})`));
  page.on("pageerror", (error) => hear(error.stack ?? error.message));
  return complaints;
}

export interface Desk {
  readonly language?: Language;
  readonly width?: number;
  readonly height?: number;
  readonly touch?: boolean;
  readonly script?: boolean;
}

type Memory = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A person's own browser on a desk or a phone; it remembers nothing unless it is given a memory. */
export async function openDesk(browser: Browser, desk: Desk = {}, memory?: Memory): Promise<BrowserContext> {
  const { language = "en", width = 1440, height = 900, touch = false, script = true } = desk;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: { en: "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" }[language],
    colorScheme: "light",
    reducedMotion: "reduce",
    hasTouch: touch,
    isMobile: touch,
    javaScriptEnabled: script,
    acceptDownloads: true,
    ...(memory && { storageState: memory }),
  });
  context.setDefaultTimeout(15_000);
  return context;
}

/** The pictures of the README are only written anew when asked for. */
export function pictureFolder(): { folder: string; isKept: boolean } {
  if (process.env["FOYER_PICTURES"] !== "1")
    return { folder: mkdtempSync(join(tmpdir(), "foyer-pictures-")), isKept: false };
  const folder = join(import.meta.dirname, "pictures");
  mkdirSync(folder, { recursive: true });
  return { folder, isKept: true };
}
