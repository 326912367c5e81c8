import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { SetTeam } from "@foyer/domain/staff/schema";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { today } from "../../properties/queries.ts";

async function teamNamed(trx: Trx, name: string): Promise<number> {
  const { id } = await trx
    .insertInto("team")
    .values({ propertyId: trx.propertyId, name })
    .onConflict((conflict) => conflict.columns(["propertyId", "name"]).doUpdateSet({ name }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Puts a person into a team from today on, or into none; a team that is not there yet is made. Past days keep the old one. */
export async function setTeam(trx: Trx, { staffId, team }: SetTeam, now: Instant): Promise<void> {
  const on = today(trx, now);
  const held = found(
    await trx
      .selectFrom("staffRole")
      .leftJoin("team", (join) =>
        join.on("team.propertyId", "=", trx.propertyId).onRef("team.id", "=", "staffRole.teamId"),
      )
      .select(["staffRole.id", "staffRole.role", "staffRole.fromDate", "staffRole.toDate", "team.name"])
      .where("staffRole.propertyId", "=", trx.propertyId)
      .where("staffRole.staffId", "=", staffId)
      .where(heldOn("staffRole", on))
      .forUpdate("staffRole")
      .executeTakeFirst(),
    "staff.unknown",
    { id: staffId },
  );
  if (held.name === team) return;
  const teamId = team === null ? null : await teamNamed(trx, team);
  const own = trx.updateTable("staffRole").where("propertyId", "=", trx.propertyId).where("id", "=", held.id);
  if (held.fromDate === on) await own.set({ teamId }).execute();
  else {
    await own.set({ toDate: on }).execute();
    const { role, toDate } = held;
    await trx
      .insertInto("staffRole")
      .values({ propertyId: trx.propertyId, staffId, role, teamId, fromDate: on, toDate })
      .execute();
  }
  await recordChange(trx, {
    act: "staff.set-team",
    at: now,
    fields: [{ subject: "staff", row: staffId, field: "team", before: held.name, after: team }],
  });
}
