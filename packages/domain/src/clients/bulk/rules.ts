import type { CellValue } from "../../changes/schema.ts";
import { type Actor, scopeOf } from "../../kernel/permissions.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { StaffId } from "../../staff/schema.ts";
import { type ClientClass, type ClientStatus, mostTags, type Tier } from "../schema.ts";
import { tagsText } from "../tags/rules.ts";
import type { BulkAct, BulkCounts } from "./schema.ts";

/** What a bulk act looks at in a client. */
export interface BulkFacts {
  readonly reached: boolean;
  readonly house: boolean;
  readonly merged: boolean;
  readonly status: ClientStatus;
  readonly archivedReason: string | null;
  readonly ownerId: StaffId | null;
  readonly class: ClientClass | null;
  readonly tier: Tier | null;
  readonly tags: readonly string[];
}

export interface BulkField {
  readonly field: "ownerId" | "class" | "tier" | "tags" | "status" | "archivedReason";
  readonly before: CellValue;
  readonly after: CellValue;
}

export type BulkJudgement =
  | { readonly outcome: "changed"; readonly fields: readonly BulkField[] }
  | { readonly outcome: "same" }
  | { readonly outcome: "refused"; readonly code: string };

const same = { outcome: "same" } as const;
const refused = (code: string) => ({ outcome: "refused", code }) as const;
const changed = (...fields: BulkField[]): BulkJudgement => {
  const real = fields.filter(({ before, after }) => before !== after);
  return real.length === 0 ? same : { outcome: "changed", fields: real };
};

/** A tier is set in bulk by who has the whole property in view; nobody archives what is not theirs to write. */
export function mayBulk(actor: Actor, act: BulkAct): void {
  if (act.kind === "tier" && scopeOf(actor, "clients:write") === "own")
    throw new Refusal("forbidden", "clients.bulk-tier-by-manager");
}

const isTag = (tag: string) => (each: string) => each.toLowerCase() === tag.toLowerCase();

function withTag(tags: readonly string[], tag: string): BulkJudgement {
  if (tags.some(isTag(tag))) return same;
  if (tags.length >= mostTags) return refused("clients.bulk-too-many-tags");
  return changed({ field: "tags", before: tagsText(tags), after: tagsText([...tags, tag]) });
}

function withoutTag(tags: readonly string[], tag: string): BulkJudgement {
  const rest = tags.filter((each) => !isTag(tag)(each));
  return changed({ field: "tags", before: tagsText(tags), after: tagsText(rest) });
}

const archivedFor = (facts: BulkFacts, reason: string | null): BulkJudgement =>
  changed(
    { field: "status", before: facts.status, after: reason === null ? "active" : "archived" },
    { field: "archivedReason", before: facts.archivedReason, after: reason },
  );

/** The same reasons keep every act from a file: it is not the actor's, it is the house account, it is put away. */
function closed(facts: BulkFacts): BulkJudgement | undefined {
  if (!facts.reached) return refused("clients.bulk-not-yours");
  if (facts.house) return refused("clients.bulk-house");
  if (facts.merged) return refused("clients.bulk-merged");
  return undefined;
}

/** What an act comes to for one client: the fields it changes, that it is so already, or why it is left alone. */
export function judgeBulk(facts: BulkFacts, act: BulkAct): BulkJudgement {
  const kept = closed(facts);
  if (kept) return kept;
  if (act.kind === "archive") return facts.status === "archived" ? same : archivedFor(facts, act.reason);
  if (act.kind === "restore") return facts.status === "active" ? same : archivedFor(facts, null);
  if (facts.status === "archived") return refused("clients.bulk-archived");
  switch (act.kind) {
    case "owner":
      return changed({ field: "ownerId", before: facts.ownerId, after: act.ownerId });
    case "class":
      return changed({ field: "class", before: facts.class, after: act.class });
    case "tier":
      return changed({ field: "tier", before: facts.tier, after: act.tier });
    case "add-tag":
      return withTag(facts.tags, act.tag);
    case "remove-tag":
      return withoutTag(facts.tags, act.tag);
  }
}

const nowIn = (facts: BulkFacts, field: BulkField["field"]): CellValue =>
  field === "tags" ? tagsText(facts.tags) : facts[field];

/**
 * Takes an act on one client back: the tag that was added goes and the one that was removed comes again, whatever tags were
 * changed besides; any other field goes back where it still holds what the act wrote, and else is somebody else's by now.
 */
export function judgeUndo(facts: BulkFacts, done: readonly BulkField[], act: BulkAct): BulkJudgement {
  const kept = closed(facts);
  if (kept) return kept;
  if (act.kind === "add-tag") return withoutTag(facts.tags, act.tag);
  if (act.kind === "remove-tag") return withTag(facts.tags, act.tag);
  const now = done.map(({ field }) => nowIn(facts, field));
  if (done.every(({ before }, index) => now[index] === before)) return same;
  if (!done.every(({ after }, index) => now[index] === after)) return refused("clients.bulk-changed-since");
  return changed(...done.map(({ field, before, after }) => ({ field, before: after, after: before })));
}

/** Adds what so many more clients came to. */
export function addedUp(
  counts: BulkCounts,
  judged: readonly { readonly judgement: BulkJudgement; readonly count: number }[],
): BulkCounts {
  const total = {
    selected: counts.selected,
    changed: counts.changed,
    same: counts.same,
    refused: { ...counts.refused },
  };
  for (const { judgement, count } of judged) {
    total.selected += count;
    if (judgement.outcome === "refused") total.refused[judgement.code] = (total.refused[judgement.code] ?? 0) + count;
    else total[judgement.outcome] += count;
  }
  return total;
}

export const noneCounted: BulkCounts = { selected: 0, changed: 0, same: 0, refused: {} };
