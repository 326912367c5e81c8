import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unzip, zipEntries } from "./zip.ts";
import { type ZipMember, writeZip } from "./zip-out.ts";

const most = 64 * 1024 * 1024;

async function readBack(file: Buffer): Promise<ZipMember[]> {
  const members: ZipMember[] = [];
  for (const [name, entry] of zipEntries(file, most)) members.push({ name, bytes: await buffer(unzip(file, entry)) });
  return members;
}

test("what was put in comes out: law", async () => {
  const member = fc.record({
    name: fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom("a", "账", "單", " ", ".", "-", "7") }),
    bytes: fc.uint8Array({ maxLength: 4_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(member, { maxLength: 8, selector: ({ name }) => name }), async (members) => {
      const back = await readBack(await buffer(writeZip(members)));
      expect(back.map(({ name }) => name)).toEqual(members.map(({ name }) => name));
      for (const [place, { bytes }] of back.entries())
        expect(Buffer.from(bytes).equals(Buffer.from(members[place]?.bytes ?? []))).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test("two of a name are both there", async () => {
  const member = { name: "statement.pdf", bytes: Buffer.from("x") };
  const back = await readBack(await buffer(writeZip([member, member, { ...member, name: "other" }, member])));
  expect(back.map(({ name }) => name)).toEqual(["statement.pdf", "statement-2.pdf", "other", "statement-3.pdf"]);
});
