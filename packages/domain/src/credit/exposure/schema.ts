import { z } from "zod";
import { ClientId } from "../../clients/schema.ts";
import type { Minor } from "../../kernel/money.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { setting } from "../../properties/schema.ts";
import { exposureWords } from "./words.ts";

/** What of a client's is at risk: what it owes, what it consumed and was not billed, what is expected of it. (A7.4) */
export const exposureParts = ["balance", "unbilled", "reserved"] as const;
export const ExposurePart = z.enum(exposureParts);
export type ExposurePart = z.infer<typeof ExposurePart>;

export type Exposure = Readonly<Record<ExposurePart, Minor>>;

/** Where a row of an exposure comes from. */
export const exposureKinds = ["item", "stay", "reservation"] as const;
export type ExposureKind = (typeof exposureKinds)[number];

/** What an exposure of a day looks at: stays that left so many days before or arrive so many days after it. */
export interface ExposureWindow {
  readonly on: CalendarDate;
  readonly horizon: number;
  readonly unbilled: number;
}

export const creditExposureSettings = {
  "credit.horizon-days": setting(z.int().min(1).max(730), 90, exposureWords.settings.horizon),
  "credit.unbilled-days": setting(z.int().min(1).max(730), 90, exposureWords.settings.unbilled),
  "credit.none-means-cash": setting(z.boolean(), false, exposureWords.settings.noneMeansCash),
};

export const ExposureOfClient = z.strictObject({ clientId: ClientId });
export type ExposureOfClient = z.infer<typeof ExposureOfClient>;

/** The rows that a part of a client's exposure was made of. */
export const ExposureRows = z.strictObject({
  clientId: ClientId,
  part: ExposurePart,
  limit: z.int().min(1).max(500).default(200),
});
export type ExposureRows = z.output<typeof ExposureRows>;

/** A client and all files below it share its limit, from today on or no longer. */
export const SetRollUp = z.strictObject({ clientId: ClientId, on: z.boolean() });
export type SetRollUp = z.infer<typeof SetRollUp>;
