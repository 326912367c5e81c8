import { glob, readFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the checkout; its path is from the root, with slashes. */
export type SourceFile = { path: string; text: string };

/** Where the law is broken, and what to do instead. */
export type Violation = { path: string; line: number; says: string };

export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const isOurs = (path: string): boolean => !/(?:^|\/)(?:node_modules|dist|generated)(?:\/|$)/.test(path);

/** The paths of the checkout that match, without what is installed, built or generated. */
export async function pathsOf(patterns: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  const found = glob(patterns, { cwd: checkout, exclude: ["**/node_modules", "**/dist"] });
  for await (const path of found) paths.push(path.replaceAll(sep, "/"));
  return paths.filter(isOurs).toSorted();
}

export const readSources = async (patterns: readonly string[]): Promise<SourceFile[]> =>
  Promise.all(
    (await pathsOf(patterns)).map(async (path) => ({ path, text: await readFile(join(checkout, path), "utf8") })),
  );

/** The line that stands at `index` of `text`, counted from 1. */
export const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length;
