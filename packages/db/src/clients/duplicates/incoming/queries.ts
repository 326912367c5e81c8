import { type Comparable, duplicates, type FoundPair, reviewFrom } from "@foyer/domain/clients/duplicates/rules";
import { normalProtected } from "@foyer/domain/clients/rules";
import type { ClientKind } from "@foyer/domain/clients/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { blindIndex, knownKeys, type PropertyKeys } from "../../../kernel/protect.ts";
import { type ComparedClient, comparedClients, told } from "../compared/queries.ts";

/** A file that is about to be made, as an import or a form has it. */
export interface IncomingFile {
  readonly names: readonly string[];
  readonly kind?: ClientKind;
  readonly address?: string | null;
  /** As typed. */
  readonly phones?: readonly string[];
  readonly mails?: readonly string[];
}

const indexesOf = (keys: PropertyKeys | undefined, field: "mobile" | "mail", typed: readonly string[] = []): string[] =>
  typed.flatMap((text) => {
    const normal = normalProtected(field, text);
    return normal === undefined || !keys ? [] : [blindIndex(keys, normal).toString("hex").slice(0, told)];
  });

export const asComparable = (keys: PropertyKeys | undefined, { phones, mails, ...file }: IncomingFile): Comparable => ({
  ...file,
  phones: indexesOf(keys, "mobile", phones),
  mails: indexesOf(keys, "mail", mails),
});

export interface LikelyDuplicate extends Pick<FoundPair, "score" | "reasons"> {
  /** A place among the rows given. */
  readonly row: number;
  /** The file on record, or an earlier row of the same import. */
  readonly client: Pick<ComparedClient, "id" | "reference" | "name"> | null;
  readonly otherRow: number | null;
}

/** Which of these new files may be on record already, or stand among the rows twice. All rows at once: one reading of the property. */
export async function duplicatesOf(
  trx: Trx,
  rows: readonly IncomingFile[],
  { least = reviewFrom }: { least?: number } = {},
): Promise<LikelyDuplicate[]> {
  if (rows.length === 0) return [];
  const keys = await knownKeys(trx);
  const known = await comparedClients(trx);
  // comparing many thousand names takes longer than a transaction may otherwise stand idle
  await sql`set local idle_in_transaction_session_timeout = '10min'`.execute(trx);
  const records = [...known, ...rows.map((row) => asComparable(keys, row))];
  const found: LikelyDuplicate[] = [];
  for (const { pairs } of duplicates(records, { least, from: known.length })) {
    found.push(...likelyOf(pairs, known));
  }
  return found;
}

const likelyOf = (pairs: readonly FoundPair[], known: readonly ComparedClient[]): LikelyDuplicate[] =>
  pairs.map(({ one, other, score, reasons }) => {
    const client = known[one];
    return {
      row: other - known.length,
      client: client ? { id: client.id, reference: client.reference, name: client.name } : null,
      otherRow: client ? null : one - known.length,
      score,
      reasons,
    };
  });

/** Pairs of these rows with what is known, and with each other. */
export const among = (
  known: readonly ComparedClient[],
  rows: readonly Comparable[],
  least: number,
): LikelyDuplicate[] =>
  [...duplicates([...known, ...rows], { least, from: known.length })].flatMap(({ pairs }) => likelyOf(pairs, known));
