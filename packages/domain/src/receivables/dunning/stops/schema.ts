/** Nobody puts a client off for longer: what takes longer is a dispute, a promise or a case for lawyers. */
export const longestSnoozeDays = 90;
