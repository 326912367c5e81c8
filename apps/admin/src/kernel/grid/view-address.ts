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

/** The conditions that an address asks for: a list of its own, or the short ones. */
export function conditionsIn(params: URLSearchParams, shorts: readonly string[]): readonly GridCondition[] | undefined {
  const text = params.get("where");
  if (text === null) {
    const short = shortConditions(params, shorts);
    return short.length > 0 ? short : undefined;
  }
  try {
    return Conditions.catch([]).parse(JSON.parse(text));
  } catch {
    return [];
  }
}
