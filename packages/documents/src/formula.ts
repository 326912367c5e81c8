/**
 * A spreadsheet runs a text cell that begins like a formula. Such text leaves the house with an apostrophe before it, the full-width
 * forms included, because East Asian editions of Excel take them for the plain ones.
 * Text that already looks guarded gets one more, so that taking the guard off is exact: `unguarded(guarded(x)) === x` for every x.
 */
const dangerous = /^'*[=+\-@\t\r\0＝＋－＠]/;
const guard = /^'+[=+\-@\t\r\0＝＋－＠]/;

export const guarded = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

export const unguarded = (text: string): string => (guard.test(text) ? text.slice(1) : text);
