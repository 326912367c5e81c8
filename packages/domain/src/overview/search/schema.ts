import { z } from "zod";

/** What somebody types into the search: any name in any script, a client's number, a whole phone number or mail address. */
export const SearchText = z.strictObject({ text: z.string().trim().min(1).max(100) });
