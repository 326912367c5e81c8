import type { ApprovalPayload } from "@foyer/domain/approvals";
import type { ProposalId } from "@foyer/domain/approvals/schema";
import { needsDirector } from "@foyer/domain/changes/views/rules";
import type { ProposeExport } from "@foyer/domain/clients/approvals/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { CarryOut } from "../../approvals/carrying/queries.ts";
import { propose } from "../../approvals/mutations.ts";
import { planExport } from "../../changes/exports/queries.ts";
import { startJob } from "../../jobs/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";

/** Asks a director for a file with more people's contact data than one may carry away alone. (A2.8) */
export async function proposeExport(
  trx: Trx,
  { view, reason, language }: ProposeExport & { readonly language: Language },
  now: Instant,
): Promise<ProposalId> {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "permission.missing", { act: "clients:export" });
  const { ids, columns, contactData } = await planExport(trx, { view, language, accepted: true }, now);
  if (!needsDirector({ rows: ids.length, contactData })) throw new Refusal("conflict", "approvals.needs-no-approval");
  const { staffId } = trx.actor;
  return propose(
    trx,
    {
      act: "clients.export",
      row: staffId,
      about: `${view.grid} · ${ids.length}`,
      before: {},
      after: {
        rows: ids.length,
        columns: columns
          .map(({ header }) => header)
          .join(", ")
          .slice(0, 2_000),
        search: view.filter.search === "" ? null : view.filter.search,
        format: view.format.toUpperCase(),
      },
      reason,
      payload: { view, language, staffId },
    },
    now,
  );
}

/** The file is made by a job of the one who asked, with that person's rights when it runs. */
export const startExport: CarryOut<ApprovalPayload<"clients.export">> = (trx, { payload }, now) =>
  startJob(trx, { name: "clients.export", payload, staffId: payload.staffId }, now);
