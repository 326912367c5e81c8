/** A page of a list that is asked for by offset; the count is of all rows. */
interface OffsetPage {
  readonly rows: readonly unknown[];
  readonly count: number;
}

/** Where the page after the last one begins; nothing where all is shown, or the rows have become fewer meanwhile. */
export function nextOffset(last: OffsetPage, pages: readonly OffsetPage[]): number | undefined {
  const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0);
  return last.rows.length > 0 && shown < last.count ? shown : undefined;
}
