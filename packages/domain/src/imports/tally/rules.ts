/**
 * Counts how often each of many keys was seen, in sixteen bytes for each different key, so that a file of millions of
 * rows is told apart without being held. A key is given by the first 96 bits of its digest: two different keys in a
 * million share them with a probability of 10^-17.
 */
export interface Tally {
  /** Notes the key once more and says how often it has been seen, this time included. */
  readonly seen: (digest: Uint8Array) => number;
}

const wordsPerSlot = 4;

const word = (digest: Uint8Array, at: number): number =>
  ((digest[at] ?? 0) | ((digest[at + 1] ?? 0) << 8) | ((digest[at + 2] ?? 0) << 16) | ((digest[at + 3] ?? 0) << 24)) >>>
  0;

/** The slot of a key in an open-addressed table, or the free one where it belongs. A count of zero marks a free slot. */
function slotOf(table: Uint32Array, key: readonly [number, number, number]): number {
  const mask = table.length / wordsPerSlot - 1;
  for (let slot = key[0] & mask; ; slot = (slot + 1) & mask) {
    const at = slot * wordsPerSlot;
    if (table[at + 3] === 0) return at;
    if (table[at] === key[0] && table[at + 1] === key[1] && table[at + 2] === key[2]) return at;
  }
}

function twiceAsLarge(table: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(table.length * 2);
  for (let at = 0; at < table.length; at += wordsPerSlot) {
    if (table[at + 3] === 0) continue;
    const key = [table[at] ?? 0, table[at + 1] ?? 0, table[at + 2] ?? 0] as const;
    larger.set(table.subarray(at, at + wordsPerSlot), slotOf(larger, key));
  }
  return larger;
}

export function tally(): Tally {
  let table = new Uint32Array(1024 * wordsPerSlot);
  let keys = 0;
  return {
    seen(digest) {
      if (keys * 2 * wordsPerSlot > table.length) table = twiceAsLarge(table);
      const key = [word(digest, 0), word(digest, 4), word(digest, 8)] as const;
      const at = slotOf(table, key);
      const count = (table[at + 3] ?? 0) + 1;
      if (count === 1) keys += 1;
      table.set([...key, count], at);
      return count;
    },
  };
}
