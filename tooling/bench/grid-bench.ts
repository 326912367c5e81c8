import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { buildAdmin } from "@foyer/start/build-admin";
import { checkout } from "@foyer/start/settings";
import { type Browser, chromium, type Page } from "playwright-core";
import { build, preview } from "vite";
import { fillClients } from "./clients.ts";
import type { Bench, BenchDatabase } from "./house.ts";
import { median, type Outcome } from "./outcome.ts";
import { served } from "./served.ts";
import { type SignedIn, signIn } from "./session.ts";

const runs = 3;

/** Listens from the first moment on: when the page was painted, when rows were, when all of them were there. */
const listen = (rows: number) => `(() => {
  const seen = (window.seen = {});
  const look = () => {
    const root = document.querySelector("[aria-rowcount]");
    if (seen.first === undefined && document.querySelector(".ag-row .ag-cell")) seen.first = performance.now();
    if (seen.all === undefined && Number(root?.getAttribute("aria-rowcount")) > ${rows}) seen.all = performance.now();
    if (seen.all === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** Asked again and again from outside: the page itself may run no text as a program. */
async function until(page: Page, condition: string): Promise<void> {
  const end = performance.now() + 120_000;
  while (!(await page.evaluate<boolean>(condition))) {
    if (performance.now() > end) throw new Error(`never: ${condition}`);
    await after(50);
  }
}

interface Opened {
  readonly first: number;
  readonly all: number;
}

/** The 95th of 100 frames, in milliseconds, while the grid is scrolled a screen further at each of them. */
const scroll = `(async () => {
  const viewport = [...document.querySelectorAll(".ag-root *")].find((each) => each.scrollHeight > each.clientHeight + 100_000);
  const frames = [];
  let last = await new Promise(requestAnimationFrame);
  for (let turn = 0; turn < 300; turn += 1) {
    viewport.scrollTop += 640;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.95)];
})()`;

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1_048_576;
}

/** An AG Grid by itself, with nothing of the house, on a server of its own. */
async function withBareGrid<T>(act: (address: string) => Promise<T>): Promise<T> {
  const outDir = mkdtempSync(join(tmpdir(), "foyer-bare-grid-"));
  const root = join(checkout, "packages/sheet/example/bare");
  const shared = { root, configFile: false, logLevel: "error", build: { outDir, emptyOutDir: true } } as const;
  await build({ ...shared, build: { ...shared.build, chunkSizeWarningLimit: 4_000 } });
  const server = await preview({ ...shared, preview: { port: 0, host: "127.0.0.1" } });
  try {
    return await act(server.resolvedUrls?.local[0] ?? "");
  } finally {
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function onPage<T>(browser: Browser, cookie: string | undefined, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  if (cookie) await context.addCookies([cookieOf(cookie)]);
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

const cookieOf = (header: string) => {
  const [name = "", value = ""] = header.split("=");
  return { name, value, url: "https://localhost", secure: true, httpOnly: true };
};

async function openedOn(page: Page, address: string, rows: number): Promise<Opened> {
  await page.addInitScript(listen(rows));
  await page.goto(address);
  await until(page, "window.seen.all !== undefined");
  return page.evaluate<Opened>("window.seen");
}

const paintOf = async (page: Page, address: string): Promise<number> => {
  await page.goto(address);
  await page.locator(".ag-header-cell").first().waitFor();
  await until(page, "performance.getEntriesByName('first-contentful-paint').length > 0");
  return page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
};

const medianOf = async (act: () => Promise<number>): Promise<number> => {
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) taken.push(await act());
  return median(taken);
};

interface Compared {
  readonly browser: Browser;
  readonly clients: string;
  readonly bare: string;
  readonly cookie: string;
  readonly size: number;
}

/** The widths of the columns on screen and off, as the clients grid has them. */
const widthsOn = (page: Page) =>
  page.evaluate<number[]>(
    `[...document.querySelectorAll(".ag-header-cell")].map((each) => Math.round(each.getBoundingClientRect().width))`,
  );

async function compare({ browser, clients, bare, cookie, size }: Compared): Promise<Outcome[]> {
  const ours: { opened: Opened; heap: number; frame: number }[] = [];
  let widths: number[] = [];
  for (let run = 0; run < runs; run += 1)
    ours.push(
      await onPage(browser, cookie, async (page) => {
        const opened = await openedOn(page, clients, size);
        widths = await widthsOn(page);
        return { opened, heap: await heapOf(page), frame: await page.evaluate<number>(scroll) };
      }),
    );
  const columns = `widths=${widths.join(",")}`;
  const empty = await medianOf(() => onPage(browser, undefined, (page) => paintOf(page, `${bare}?${columns}`)));
  const bareFrame = await medianOf(() =>
    onPage(browser, undefined, async (page) => {
      await openedOn(page, `${bare}?rows=${size}&${columns}`, size);
      return page.evaluate<number>(scroll);
    }),
  );
  const of = (pick: (each: (typeof ours)[number]) => number) => median(ours.map(pick));
  const shared = { bench: "grid", size, runs, note: `${widths.length} columns` };
  const bound = size === 100_000 && { bound: { atMost: 1 } };
  return [
    {
      ...shared,
      what: "first rows, against 1.5 × an empty grid's first paint + 1 s",
      unit: "ms",
      house: of((each) => each.opened.first),
      raw: empty * 1.5 + 1_000,
      ...bound,
    },
    {
      ...shared,
      what: "all rows, against 4 s",
      unit: "ms",
      house: of((each) => each.opened.all),
      raw: 4_000,
      ...bound,
    },
    {
      ...shared,
      what: "heap with all rows, against 200 MiB",
      unit: "MiB",
      house: of((each) => each.heap),
      raw: 200,
      ...bound,
    },
    {
      ...shared,
      what: "scrolling, 95th of 100 frames, against a bare AG Grid",
      unit: "ms",
      house: of((each) => each.frame),
      raw: bareFrame,
      ...(size === 100_000 && { bound: { atMost: 1.3 } }),
    },
  ];
}

async function compareAt(database: BenchDatabase, { headers }: SignedIn): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const browser = await chromium.launch({
    executablePath: process.env["FOYER_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--js-flags=--expose-gc"],
  });
  try {
    await withBareGrid((bare) =>
      served("serve-house.ts", [database.url], async (house) => {
        const clients = `${house.replace("127.0.0.1", "localhost")}/clients`;
        for (const size of [25_000, 50_000, 100_000]) {
          await fillClients(database, size);
          outcomes.push(...(await compare({ browser, clients, bare, cookie: headers["cookie"] ?? "", size })));
        }
      }),
    );
  } finally {
    await browser.close();
  }
  return outcomes.toSorted((a, b) => a.what.localeCompare(b.what) || a.size - b.size);
}

/** The clients grid in Chromium, from the opening of its address to the last row, against a bare AG Grid. */
export async function gridBench(bench: Bench): Promise<Outcome[]> {
  await buildAdmin();
  const database = await bench.database("bench_grid");
  const outcomes = await compareAt(database, await signIn(database, "manager"));
  await database.drop();
  return outcomes;
}
