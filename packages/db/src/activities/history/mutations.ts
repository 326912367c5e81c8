import type { ActivityId } from "@foyer/domain/activities/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import { recordMade } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { insertActivities, type NewActivity } from "../mutations.ts";

/** Writes down what was done with clients in the past, by whom. (A5.8) */
export async function keepActivities(trx: Trx, activities: readonly NewActivity[], now: Instant): Promise<void> {
  const ids: ActivityId[] = [];
  for (let from = 0; from < activities.length; from += 5_000)
    for (const { id } of await insertActivities(trx, activities.slice(from, from + 5_000))) ids.push(id);
  await recordMade(trx, { act: "activities.import", at: now, made: { activity: ids } });
}
