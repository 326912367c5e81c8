import { foldName, isHan } from "../rules.ts";
import { companies } from "./companies/rules.ts";
import { institutions } from "./institutions/rules.ts";

/** Names of well-known organisations that no rule derives from each other. */
const groups = [companies, institutions].flatMap((lines) => lines.trim().split("\n")).map((line) => line.split("|"));

/** Folded name → the folded first name of its organisation. */
export const knownNames: ReadonlyMap<string, string> = new Map(
  groups.flatMap((names) => names.map((name): [string, string] => [foldName(name), foldName(names[0] ?? "")])),
);

/** What is left of these organisations' names when a city stands before it: 上海联通. */
export const afterCity: ReadonlyMap<string, string> = new Map([
  ["联通", "中国联合网络通信"],
  ["移动", "中国移动通信"],
  ["电信", "中国电信"],
  ["邮政", "中国邮政"],
  ["贸促会", "中国国际贸易促进委员会"],
]);

/** The fullest name of a known organisation in Chinese characters, and in Latin letters. */
export const fullNames: ReadonlyMap<string, { readonly han: string | undefined; readonly latin: string | undefined }> =
  new Map(
    groups.map((names) => {
      const longest = (of: (name: string) => boolean) =>
        names.filter(of).toSorted((one, other) => other.length - one.length)[0];
      return [foldName(names[0] ?? ""), { han: longest(isHan), latin: longest((name) => !isHan(name)) }];
    }),
  );
