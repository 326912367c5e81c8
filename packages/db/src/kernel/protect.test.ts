import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { blindIndex, newSalt, propertyKeys, protect, reveal } from "./protect.ts";
import { openTestDatabase } from "./testing.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const place = { table: "contact", column: "mobile", row: 7, propertyId: 1 };

describe("protected values", () => {
  test("open again in their place, and nowhere else", () =>
    house.rolledBack(async (trx) => {
      const keys = await propertyKeys(trx);
      fc.assert(
        fc.property(fc.string({ unit: "grapheme" }), (text) => {
          const salt = newSalt();
          const cipher = protect(keys, salt, { text, at: place });
          expect(reveal(keys, salt, { cipher, at: place })).toBe(text);
          for (const moved of [
            { ...place, row: 8 },
            { ...place, column: "mail" },
            { ...place, propertyId: 2 },
            { ...place, table: "staff" },
          ])
            expect(() => reveal(keys, salt, { cipher, at: moved })).toThrow();
          expect(() => reveal(keys, newSalt(), { cipher, at: place })).toThrow();
        }),
        { numRuns: 50 },
      );
    }));

  test("a shortened tag or a flipped bit does not open", () =>
    house.rolledBack(async (trx) => {
      const keys = await propertyKeys(trx);
      const salt = newSalt();
      const cipher = protect(keys, salt, { text: "+8613800138000", at: place });
      expect(() => reveal(keys, salt, { cipher: cipher.subarray(0, -12), at: place })).toThrow();
      const flipped = Buffer.from(cipher);
      flipped[20] = (flipped[20] ?? 0) ^ 1;
      expect(() => reveal(keys, salt, { cipher: flipped, at: place })).toThrow();
    }));

  test("the same value is found by its index and never looks the same", () =>
    house.rolledBack(async (trx) => {
      const keys = await propertyKeys(trx);
      const again = await propertyKeys(trx);
      expect(blindIndex(keys, "a@b.cn")).toEqual(blindIndex(again, "a@b.cn"));
      expect(blindIndex(keys, "a@b.cn")).not.toEqual(blindIndex(keys, "a@b.co"));
      const salt = newSalt();
      expect(protect(keys, salt, { text: "x", at: place })).not.toEqual(protect(keys, salt, { text: "x", at: place }));
    }));

  test("another property's keys open nothing", async () => {
    const [one, other] = [await house.aProperty(), await house.aProperty()];
    const salt = newSalt();
    const cipher = await house.committed(one, async (trx) =>
      protect(await propertyKeys(trx), salt, { text: "x", at: place }),
    );
    const foreign = await house.committed(other, (trx) => propertyKeys(trx));
    expect(() => reveal(foreign, salt, { cipher, at: place })).toThrow();
  });
});
