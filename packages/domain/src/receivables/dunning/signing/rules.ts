import type { StaffId } from "../../../kernel/ids.ts";
import type { Actor } from "../../../kernel/permissions.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { DunningLetterId, Signature } from "../schema.ts";

export interface Signer {
  readonly staffId: StaffId;
  readonly signature: Signature;
}

/** Who signs as what: finance as finance, a director as director, nobody else. */
export function signatureOf(actor: Actor): Signer {
  if (actor.kind === "staff" && (actor.role === "finance" || actor.role === "director"))
    return { staffId: actor.staffId, signature: actor.role };
  throw new Refusal("forbidden", "permission.missing", { act: "dunning:sign" });
}

interface Draft {
  readonly id: DunningLetterId;
  readonly signatures: readonly Signature[];
  readonly financeBy: StaffId | null;
  readonly directorBy: StaffId | null;
}

/**
 * The drafts among them that wait for this signature. None at all, because another signature is missing or the last run drew
 * them up no more, is refused; nobody signs as both.
 */
export function refuseSignature(drafts: readonly Draft[], { staffId, signature }: Signer): DunningLetterId[] {
  const [own, other] =
    signature === "finance" ? (["financeBy", "directorBy"] as const) : (["directorBy", "financeBy"] as const);
  const mine = drafts.filter((draft) => draft.signatures.includes(signature) && draft[own] === null);
  if (mine.length === 0) throw new Refusal("conflict", "receivables.nothing-to-sign");
  if (mine.some((draft) => draft[other] === staffId)) throw new Refusal("forbidden", "receivables.signs-as-both");
  return mine.map(({ id }) => id);
}
