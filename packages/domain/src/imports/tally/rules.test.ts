import * as fc from "fast-check";
import { expect, it } from "vitest";
import { tally } from "./rules.ts";

const digestOf = (key: number): Uint8Array => {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, key % 7, true);
  new DataView(bytes.buffer).setUint32(4, key, true);
  return bytes;
};

it("counts what a map counts, also where keys meet in one place of the table", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 }), { maxLength: 2_000 }), (keys) => {
      const counted = tally();
      const known = new Map<number, number>();
      for (const key of keys) {
        known.set(key, (known.get(key) ?? 0) + 1);
        expect(counted.seen(digestOf(key))).toBe(known.get(key));
      }
    }),
    { numRuns: 30 },
  );
});

it("grows beyond its first table", () => {
  const counted = tally();
  for (let key = 0; key < 5_000; key += 1) expect(counted.seen(digestOf(key))).toBe(1);
  for (let key = 0; key < 5_000; key += 1) expect(counted.seen(digestOf(key))).toBe(2);
});
