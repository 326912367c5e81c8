import type { ApprovalPayload } from "@foyer/domain/approvals";
import type { ProposalId } from "@foyer/domain/approvals/schema";
import type { ProposeMerge } from "@foyer/domain/clients/approvals/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { CarryOut } from "../../../approvals/carrying/queries.ts";
import { propose } from "../../../approvals/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { inReach } from "../../reach/queries.ts";
import { mergeClients } from "../mutations.ts";

interface Named {
  readonly id: number;
  readonly name: string;
  readonly reference: string;
  readonly status: string;
  readonly house: boolean;
  readonly reached: boolean;
}

/** Asks whoever keeps the files in order to make one of two; one of them at least is the actor's to write. (A2.5) */
export async function proposeMerge(
  trx: Trx,
  { winnerId, loserId, reason }: ProposeMerge,
  now: Instant,
): Promise<ProposalId> {
  refuseUnless(trx.actor, "duplicates:ask");
  const reached = await inReach(trx, "clients:write", { on: today(trx, now) });
  const { rows } = await sql<Named>`
    select client.id, client.name, client.reference, client.status, client.house, ${reached} as reached from client
    where client.property_id = ${trx.propertyId} and client.id = any(${[winnerId, loserId]}::bigint[])`.execute(trx);
  const [winner, loser] = [winnerId, loserId].map((id) =>
    found(
      rows.find((row) => row.id === id),
      "clients.not-found",
    ),
  );
  if (!winner || !loser || !(winner.reached || loser.reached)) throw new Refusal("not-found", "clients.not-found");
  for (const { id, house, status } of [winner, loser]) {
    if (house) throw new Refusal("invalid", "clients.house-account", { id });
    if (status === "archived") throw new Refusal("conflict", "clients.is-archived", { id });
  }
  const called = ({ name, reference }: Named) => `${name} (${reference})`;
  return propose(
    trx,
    {
      act: "clients.merge",
      row: winnerId,
      about: `${winner.name} + ${loser.name}`,
      before: { stays: called(winner), goes: called(loser) },
      after: { stays: called(winner), goes: null },
      reason,
      payload: { winnerId, loserId },
    },
    now,
  );
}

export const mergeAsAccepted: CarryOut<ApprovalPayload<"clients.merge">> = (trx, { payload }, now) =>
  mergeClients(trx, payload, now);
