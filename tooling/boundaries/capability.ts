import { posix } from "node:path";
import type { SourceFile } from "./source.ts";

/** Whether a file belongs to a capability: it stands in its folder, in whatever package, or is called after it. */
export function belongsTo(capability: string, path: string): boolean {
  const folders = posix.dirname(path).split("/");
  const name = posix.basename(path).replace(/\..*$/, "");
  const named = name === capability || name.startsWith(`${capability}-`);
  return /^(?:packages|apps)\/[\w-]+\/src\//.test(path) ? folders[3] === capability : named;
}

/** The sentence that a migration opens with, in its comment. */
function opening(text: string): string {
  const comment = /^(?:--[^\n]*(?:\n|$))+/.exec(text.trimStart())?.[0] ?? "";
  return comment.replaceAll(/^--\s?/gm, " ").split(/[.:](?:\s|$)/)[0] ?? "";
}

/** A migration is a capability's when its file name or its opening sentence names it. */
export const migrates = (capability: string, { path, text }: SourceFile): boolean =>
  new RegExp(`(?:^|[^a-z])${capability}(?:[^a-z]|$)`, "i").test(`${posix.basename(path)} ${opening(text)}`);

/** The rows of the policy's table that name a capability as a word or in a path. */
export const clausesOf = (capability: string, policy: string): string[] =>
  policy.split("\n").filter((row) => /^\|\s*[A-Z]\d/.test(row) && new RegExp(`\\b${capability}\\b`, "i").test(row));
