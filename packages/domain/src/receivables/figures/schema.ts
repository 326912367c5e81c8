import { z } from "zod";

/** A ratio as exact decimal text (`73.71`); null where there is nothing to divide by. */
export const Ratio = z.string().nullable();
export type Ratio = z.infer<typeof Ratio>;

/** The figures of a day look back on so many days, the day itself included. */
export const windowDays = 90;

/** By how many days ago the document was, as the guide counts: the last days of all classes but the last. (A7.6) */
export const guideEdges = [29, 59, 89] as const;
/** How much of what is owed should be how old, in per cent. */
export const guideShares = [60, 25, 10, 5] as const;
