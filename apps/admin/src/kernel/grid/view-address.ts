import { GridCondition } from "@foyer/domain/changes/views/schema";
import { z } from "zod";

const Conditions = z.array(GridCondition).max(30);

/** What a link says in short: `/clients?tier=A`. */
function shortConditions(params: URLSearchParams, shorts: readonly string[]): GridCondition[] {
  return shorts.flatMap((field): GridCondition[] => {
    const text = params.get(field);
    if (!text) return [];
    const number = Number(text);
    return [{ field, is: "is", value: Number.isSafeInteger(number) ? number : text }];
  });
}

/** What an address asks for, as text, which is the same as long as the question is: a list of its own, or the short ones. */
export function whereIn(params: URLSearchParams, shorts: readonly string[]): string | undefined {
  const short = shortConditions(params, shorts);
  return params.get("where") ?? (short.length > 0 ? JSON.stringify(short) : undefined);
}

/** None, where the text is not a list of conditions. */
export function conditionsOf(where: string): GridCondition[] {
  try {
    return Conditions.catch([]).parse(JSON.parse(where));
  } catch {
    return [];
  }
}
