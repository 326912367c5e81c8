import { z } from "zod";
import { ClientId } from "../../clients/schema.ts";
import { CalendarDate } from "../../kernel/time.ts";

/** What happened with a client, by where it is kept. Of one day, what stands later comes first. */
export const timelineKinds = ["class", "tier", "owner", "tip", "survey", "stay", "activity"] as const;
export const TimelineKind = z.enum(timelineKinds);
export type TimelineKind = z.infer<typeof TimelineKind>;

/** Where a page of the timeline ended. */
export const TimelinePlace = z.strictObject({ on: CalendarDate, kind: TimelineKind, id: z.int().min(0) });
export type TimelinePlace = z.infer<typeof TimelinePlace>;

export const TimelinePage = z.strictObject({
  clientId: ClientId,
  /** Left out: all that the reader may see. */
  kinds: z.array(TimelineKind).min(1).max(timelineKinds.length).optional(),
  after: TimelinePlace.optional(),
  limit: z.int().min(1).max(100).default(30),
});
export type TimelinePage = z.infer<typeof TimelinePage>;
