import { posix } from "node:path";
import { lineAt, type SourceFile } from "./source.ts";

/** One import or re-export. It is type-only when nothing of it is left at run time. */
export type Import = { target: string; line: number; typeOnly: boolean };

const packageFolders: Readonly<Record<string, string>> = {
  domain: "packages/domain/src",
  db: "packages/db/src",
  documents: "packages/documents/src",
  sheet: "packages/sheet/src",
  api: "apps/api/src",
  admin: "apps/admin/src",
  worker: "apps/worker/src",
  cli: "apps/cli/src",
};

/** Statements stand at the start of a line, because the formatter puts them there. */
const statement = /^(?:import|export)\s+(?:(?<clause>[^;"']*?)\s+from\s+)?["'](?<from>[^"']+)["']/gm;
const dynamic = /(?<typeof>typeof\s+)?\bimport\(\s*["'](?<from>[^"']+)["']/g;

function isTypeOnly(clause: string | undefined): boolean {
  if (clause === undefined) return false;
  if (/^type\s/.test(clause)) return true;
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1];
  return names !== undefined && names.split(",").every((name) => name.trim() === "" || /^type\s/.test(name.trim()));
}

/** The file of the checkout that an import means, with or without its ending; other packages are undefined. */
function targetOf(path: string, from: string): string | undefined {
  if (from.startsWith(".")) return posix.join(posix.dirname(path), from);
  const [, name = "", file = ""] = /^@foyer\/([\w-]+)\/(.+)$/.exec(from) ?? [];
  const folder = packageFolders[name];
  return folder === undefined ? undefined : `${folder}/${file}`;
}

/** What a file takes from other files of the checkout. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (match: RegExpExecArray, typeOnly: boolean) => {
    const target = targetOf(path, match.groups?.["from"] ?? "");
    if (target !== undefined) found.push({ target, line: lineAt(text, match.index), typeOnly });
  };
  for (const match of text.matchAll(statement)) add(match, isTypeOnly(match.groups?.["clause"]));
  for (const match of text.matchAll(dynamic)) add(match, match.groups?.["typeof"] !== undefined);
  return found;
}
