import { placeOf, rootFiles, spine } from "./spine.ts";
import { lineAt, type SourceFile, type Violation } from "./source.ts";

/** The names that a capability's files may have, package by package. A sub-folder of a capability has the same. */
const vocabulary: Readonly<Record<string, { names: RegExp; says: string }>> = {
  "packages/domain": {
    names: /^(?:README\.md|(?:schema|rules|import|jobs|words)\.ts)$/,
    says: "README.md, schema, rules, import, jobs, words",
  },
  "packages/db": {
    names: /^(?:tables|queries|mutations|factory|grid|import)\.ts$/,
    says: "tables, queries, mutations, factory, grid, import",
  },
  "apps/api": { names: /^(?:router|stream|page)\.ts$/, says: "router, stream, page" },
  "apps/admin": {
    names:
      /^(?:routes\.tsx|columns\.tsx?|use-[a-z-]+\.ts|(?:[a-z]+-)*(?:screen|form|panel|chart|grid|dialog|menu|field)(?:\.tsx|\.module\.css))$/,
    says: "routes, columns, use-*, *-screen, *-form, *-panel, *-chart, *-grid, *-dialog, *-menu, *-field, and their .module.css",
  },
  "apps/worker": { names: /^(?:tasks|letter)\.ts$/, says: "tasks, letter" },
  "apps/cli": { names: /^commands\.ts$/, says: "commands" },
};

const looseFolders: readonly string[] = ["kernel", "pages", "generated"];

function ofCapability(path: string): string | undefined {
  const place = placeOf(path);
  const words = vocabulary[place?.package ?? ""];
  if (place === undefined || words === undefined) return undefined;
  if (place.folder === undefined) {
    const { registers = [], entries = [] } = rootFiles[place.package] ?? {};
    if (place.isTest || [...registers, ...entries].includes(place.stem)) return undefined;
    return `beside the capabilities stand only ${[...registers, ...entries].join(", ")}: move it into its capability, or into the kernel`;
  }
  if (looseFolders.includes(place.folder)) return undefined;
  if (!spine.some((capability) => capability === place.folder))
    return `${place.folder} is no capability: use one of the spine's, or give it its place there`;
  const name = path.slice(path.lastIndexOf("/") + 1);
  // A test may be named after what it shows, when that is more than one file's doing.
  if (place.isTest || words.names.test(name)) return undefined;
  return `a capability's files in ${place.package} are named ${words.says}; a subject too big for one gets a sub-folder with the same names`;
}

const forbidden = /^(?:utils?|helpers?|common|services?|misc|.*manager)$/i;

function forbiddenName(path: string): string | undefined {
  const found = path.split("/").find((segment) => forbidden.test(segment.replace(/\..*$/, "")));
  return found === undefined ? undefined : `${found} says nothing about what is in it: name the subject`;
}

/** Something declared as a …Manager manages anything; `manager`, the role, is none. */
const managerName = /\b(?:class|function|const|let|type|interface)\s+(\w+Manager)\b/;

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "").trim();

function isBarrel({ path, text }: SourceFile): boolean {
  if (/\/index\.tsx?$/.test(path)) return true;
  const code = withoutComments(text);
  const left = code
    .replaceAll(/export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+["'][^"']+["'];?/g, "")
    .trim();
  return code !== "" && left === "";
}

/** Names that the house does not have, and files that only pass others on. */
export function outsideTheVocabulary(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const found: Violation[] = [];
    const say = (says: string | undefined, line = 1) => {
      if (says !== undefined) found.push({ path: file.path, line, says });
    };
    say(ofCapability(file.path));
    say(forbiddenName(file.path));
    if (!/\.tsx?$/.test(file.path)) return found;
    const manager = managerName.exec(file.text);
    if (manager)
      say(`${manager[1]} says nothing about what it does: name the act or the thing`, lineAt(file.text, manager.index));
    if (isBarrel(file)) say("a file that only passes others on: import from the file that has it");
    return found;
  });
}
