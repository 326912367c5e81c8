import { type Import, importsOf } from "./imports.ts";
import type { SourceFile, Violation } from "./source.ts";

/** The order of the capabilities: each may use itself and what stands before it, in every package alike. */
export const spine = [
  "kernel",
  "changes",
  "properties",
  "jobs",
  "files",
  "messages",
  "staff",
  "approvals",
  "imports",
  "clients",
  "stays",
  "activities",
  "complaints",
  "care",
  "prospects",
  "receivables",
  "credit",
  "contracts",
  "offers",
  "surveys",
  "standing",
  "targets",
  "scores",
  "rewards",
  "overview",
] as const;

/** Engines get their capabilities from a register, which alone looks up. */
const engines: readonly string[] = [
  "properties",
  "changes",
  "jobs",
  "messages",
  "staff",
  "approvals",
  "files",
  "imports",
];

/** What an app runs on: its kernel asks the packages below who is there, for which property, and what is to be done. */
const platform: readonly string[] = ["properties", "changes", "jobs", "messages", "staff"];

/** The files at a package's root: registers name one thing of each capability, entries start a program. */
export const rootFiles: Readonly<Record<string, { registers: readonly string[]; entries: readonly string[] }>> = {
  "packages/domain": { registers: ["approvals", "events", "imports", "jobs", "settings", "words"], entries: [] },
  "packages/db": {
    registers: ["approvals", "attachments", "exposures", "grids", "handovers", "imports", "tables"],
    entries: [],
  },
  "apps/api": { registers: ["pages", "router", "streams"], entries: ["server"] },
  "apps/admin": { registers: ["routes"], entries: ["main"] },
  "apps/worker": { registers: ["crontab", "letters", "periods", "tasks"], entries: ["worker"] },
  "apps/cli": { registers: ["commands"], entries: ["main"] },
};

export type Place = {
  package: string;
  /** The first folder: a capability, `pages`, `generated`; undefined for a file at the package's root. */
  folder: string | undefined;
  /** The file's name without its endings. */
  stem: string;
  isTest: boolean;
};

/** Where a file of one of the six layered packages stands; undefined for any other file. */
export function placeOf(path: string): Place | undefined {
  const match = /^((?:packages|apps)\/[\w-]+)\/src\/(?:([^/]+)\/(?:.+\/)?)?([^/]+)$/.exec(path);
  const [, packagePath = "", folder, name = ""] = match ?? [];
  if (match === null || rootFiles[packagePath] === undefined) return undefined;
  return { package: packagePath, folder, stem: name.replace(/\..*$/, ""), isTest: /\.test\.tsx?$/.test(name) };
}

const rank = (folder: string): number => spine.findIndex((capability) => capability === folder);

const isRegister = ({ package: name, folder, stem }: Place): boolean =>
  folder === undefined && (rootFiles[name]?.registers.includes(stem) ?? false);

/** Entries, registers and pages put the capabilities together; a test is used by nobody. */
const seesEverything = ({ folder, isTest }: Place): boolean => folder === undefined || folder === "pages" || isTest;

/** A capability that is an engine in one thing: what uses a client's limit plugs in, contracts among it. */
const ownRegisters: Readonly<Record<string, string>> = { credit: "exposures" };

function registerRule(from: Place, to: Place, { typeOnly }: Import): string | undefined {
  const isOwn = ownRegisters[from.folder ?? ""] === to.stem;
  const mayLookUp = engines.includes(from.folder ?? "") || from.folder === spine.at(-1) || isOwn;
  const isBelow = from.folder === "kernel" && from.package !== to.package;
  if (typeOnly || mayLookUp || isBelow) return undefined;
  return `${from.folder} may use the register ${to.stem} as a type only: what is looked up by name is an engine's task (${engines.join(", ")})`;
}

function orderRule(from: string, to: string): string | undefined {
  if (to === "generated")
    return from === "kernel" ? undefined : "generated types are refined in tables.ts: import from there";
  if (to === "pages") return "pages put capabilities together and are used by none: move what is shared to the kernel";
  if (rank(to) === -1 || rank(from) === -1 || rank(to) <= rank(from)) return undefined;
  if (from === "kernel")
    return `the kernel knows no capability: take what you need of ${to} as an argument, or move it to ${to}`;
  return `${from} stands before ${to} and may not use it: an act that needs both belongs to ${to}, and what must follow is ${to}'s task on the job that ${from} enqueues`;
}

function adminRule(from: Place, { target, typeOnly }: Import): string | undefined {
  if (from.package !== "apps/admin" || !target.startsWith("apps/api/")) return undefined;
  if (typeOnly && target === "apps/api/src/router") return undefined;
  return 'the admin knows the type AppRouter of the api and nothing else: `import type { AppRouter } from "@foyer/api/router"`, and infer the rest from it';
}

const runsOn = (from: Place, to: Place): boolean =>
  from.folder === "kernel" &&
  from.package.startsWith("apps/") &&
  to.package.startsWith("packages/") &&
  platform.includes(to.folder ?? "");

function ruleOf(from: Place, imported: Import): string | undefined {
  const admin = adminRule(from, imported);
  if (admin !== undefined) return admin;
  const to = placeOf(imported.target);
  if (to === undefined || seesEverything(from) || from.folder === undefined) return undefined;
  if (isRegister(to)) return registerRule(from, to, imported);
  if (to.folder === undefined)
    return `${to.stem} starts a program and is used by none: take what you need of it as an argument`;
  if (to.folder === "generated" && from.stem === "tables") return undefined;
  return runsOn(from, to) ? undefined : orderRule(from.folder, to.folder);
}

/** Every import that goes against the order. */
export function againstTheSpine(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const place = placeOf(file.path);
    if (place === undefined || place.folder === "generated") return [];
    return importsOf(file).flatMap((imported) => {
      const says = ruleOf(place, imported);
      return says === undefined ? [] : [{ path: file.path, line: imported.line, says }];
    });
  });
}
