import { lineAt, type SourceFile, type Violation } from "./source.ts";

const clock = "packages/domain/src/kernel/time.ts";

const readsTheClock = /\bnew Date\(|\bDate\.now\(|\bTemporal\.Now\b/g;

/** Comments and quoted text, blanked so that everything else keeps its place. */
const codeOnly = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"/g, (part) => part.replaceAll(/[^\n]/g, " "));

/** Every look at the clock outside of the one file that may. Tests may make a date, but not ask for today. */
export function besideTheClock(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, text }) => {
    if (path === clock || !/\.tsx?$/.test(path)) return [];
    const code = codeOnly(text);
    const isTest = /\.test\.tsx?$/.test(path);
    return [...code.matchAll(readsTheClock)]
      .filter(({ 0: found, index }) => !isTest || found !== "new Date(" || code.startsWith("new Date()", index))
      .map(({ 0: found, index }) => ({
        path,
        line: lineAt(text, index),
        says: `${found.replace("(", "(…)")} stands in ${clock} alone: take \`now\` as an argument, or convert with a function from there`,
      }));
  });
}
