/** How many characters have to be put in, taken out, exchanged or swapped with a neighbour; more than `most` is `most + 1`. */
export function distance(one: string, other: string, most: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length] ?? most + 1;
}

/** Whether one character was put in, taken out, exchanged, or swapped with its neighbour: `distance` 1, told in one look. */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  const off = differing(one, other);
  if (off.one.length <= 1 && off.other.length <= 1) return true;
  return off.one.length === 2 && off.other.length === 2 && off.one[0] === off.other[1] && off.one[1] === off.other[0];
}

/** Where two texts differ: what is left of each between their common beginning and their common end. */
export function differing(one: string, other: string): { from: number; one: string; other: string } {
  let from = 0;
  while (from < one.length && from < other.length && one[from] === other[from]) from += 1;
  let end = 0;
  while (end < one.length - from && end < other.length - from && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { from, one: one.slice(from, one.length - end), other: other.slice(from, other.length - end) };
}
