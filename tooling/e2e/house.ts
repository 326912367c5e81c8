import { type Language, spoken } from "@foyer/domain/kernel/words";
import { words } from "@foyer/domain/words";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { complaintsOf, type Desk, openBrowser, openDesk } from "./browser.ts";
import type { Stack } from "./stack.ts";

/** What the screens of the demo's people say. */
export const said = spoken(words, "zh-Hans");

/** A text of the screens with its values put in. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));

/** The machine may be busy; what does not come in this time does not come. */
export const eventually = (read: () => unknown): ReturnType<typeof expect.poll> =>
  expect.poll(read, { timeout: 20_000, interval: 50 });

/** The house and the people in it, each at a desk of their own that stays signed in from journey to journey. */
export interface House {
  readonly stack: Stack;
  readonly browser: Browser;
  /** Opens a screen for the demo's person of this role; on another device when one is given. */
  visit(role: string, path: string, device?: Desk): Promise<Page>;
  /** Opens a screen for whoever the one-time link lets in; `name` is theirs at later visits too. */
  visitBy(link: string, name: string, path: string): Promise<Page>;
  /** Opens an address as a stranger, on a browser of their own. */
  stranger(address: string, desk?: Desk): Promise<Page>;
  /** Everybody's pages are closed; answers what their browsers complained of meanwhile. */
  leave(): Promise<string[]>;
  /** Answers what is left when all has ended. */
  close(): Promise<string[]>;
}

/** Opens the door with a one-time link, as a person does. */
export async function comeIn(page: Page, link: string, language: Language = "zh-Hans"): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: spoken(words, language).staff.link.submit, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Ticks the confidentiality duty and goes on. */
export async function acceptDuty(page: Page, language: Language = "zh-Hans"): Promise<void> {
  const { duty } = spoken(words, language).staff;
  await page.getByLabel(duty.tick).check();
  const accept = page.getByRole("button", { name: duty.accept, exact: true });
  await accept.click();
  await accept.waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Comes in and accepts the confidentiality duty where it is asked for: once for each person. */
async function enter(page: Page, link: string, language: Language = "zh-Hans"): Promise<void> {
  await comeIn(page, link, language);
  const asked = page.getByRole("button", { name: spoken(words, language).staff.duty.accept, exact: true });
  // the door's own heading may still be there: what follows it is either the duty or the house
  await asked.or(page.getByRole("navigation")).first().waitFor();
  if (await asked.isVisible()) await acceptDuty(page, language);
}

export async function openHouse(stack: Stack): Promise<House> {
  const browser = await openBrowser();
  const desks = new Map<string, BrowserContext>();
  const complaints: string[][] = [];
  const guests: BrowserContext[] = [];
  const pageOf = async (desk: BrowserContext): Promise<Page> => {
    const page = await desk.newPage();
    complaints.push(complaintsOf(page));
    return page;
  };

  async function deskOf(name: string, link: () => string): Promise<BrowserContext> {
    const known = desks.get(name);
    if (known) return known;
    const desk = await openDesk(browser, { language: "zh-Hans" });
    await desk.grantPermissions(["clipboard-read", "clipboard-write"], { origin: stack.url });
    const page = await pageOf(desk);
    await enter(page, link());
    await page.close();
    desks.set(name, desk);
    return desk;
  }

  async function goTo(desk: BrowserContext, path: string): Promise<Page> {
    const page = await pageOf(desk);
    await page.goto(`${stack.url}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  }

  /** The same person on another device, without opening the door again. */
  async function deviceOf(name: string, device: Desk): Promise<BrowserContext> {
    const desk = await deskOf(name, () => stack.link(name));
    const context = await openDesk(browser, device, await desk.storageState());
    guests.push(context);
    return context;
  }

  return {
    stack,
    browser,
    visit: async (role, path, device) =>
      goTo(device ? await deviceOf(role, device) : await deskOf(role, () => stack.link(role)), path),
    visitBy: async (link, name, path) => goTo(await deskOf(name, () => link), path),
    async stranger(address, desk) {
      const context = await openDesk(browser, desk);
      guests.push(context);
      const page = await pageOf(context);
      await page.goto(address);
      return page;
    },
    async leave() {
      const open = [...desks.values()].flatMap((desk) => desk.pages());
      await Promise.all([...open.map((page) => page.close()), ...guests.splice(0).map((each) => each.close())]);
      return complaints.splice(0).flat();
    },
    async close() {
      await browser.close();
      return stack.stop();
    },
  };
}
