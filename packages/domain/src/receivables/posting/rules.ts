import type { ItemKind, Side } from "../schema.ts";

export type ItemAct = "refund" | "writeOff" | "dispute" | "apply" | "bounce" | "reverse";

interface Actable {
  readonly side: Side;
  readonly kind: ItemKind;
  readonly openMinor: number;
  readonly reversed: boolean;
}

/** What finance may do with an item, by what it is and what is still open of it. (A7.7) */
export function actsOn({ side, kind, openMinor, reversed }: Actable): ItemAct[] {
  if (reversed) return [];
  if (kind === "payment") return openMinor > 0 ? ["refund", "bounce", "reverse"] : ["bounce", "reverse"];
  if (openMinor <= 0) return ["reverse"];
  if (side === "debit") return kind === "deposit-applied" ? ["reverse"] : ["dispute", "writeOff", "reverse"];
  return kind === "deposit" ? ["apply", "refund", "reverse"] : ["refund", "reverse"];
}

/** What is done with the whole of an item. */
export const isWhole = (act: ItemAct): boolean => act === "reverse" || act === "bounce";

/** What posts a document of its own, under a number that somebody gives it. */
export const isReferenced = (act: ItemAct): boolean => act === "refund" || act === "apply";
