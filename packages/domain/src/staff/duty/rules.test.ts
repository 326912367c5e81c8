import { expect, test } from "vitest";
import { dutyClauses, dutyVersion, isDutyAccepted, mayAcceptDuty, refuseBeforeDuty } from "./rules.ts";
import { AcceptDuty } from "./schema.ts";
import { dutyText } from "./words.ts";

const refused = (code: string) => expect.objectContaining({ code }) as unknown;

test.each<[number | null, number, boolean]>([
  [null, 1, false],
  [1, 1, true],
  [1, 2, false],
  [2, 2, true],
  // an older version of the house on a newer one's rows: its text is another
  [3, 2, false],
])("whoever accepted %s while %s is in force may work: %s", (accepted, inForce, may) => {
  expect(isDutyAccepted(accepted, inForce)).toBe(may);
  const begin = () => refuseBeforeDuty(accepted, inForce);
  if (may) expect(begin).not.toThrow();
  else expect(begin).toThrow(refused("staff.duty-not-accepted"));
});

test.each([
  [1, 2],
  [2, 1],
])("version %s is not accepted while %s is in force", (version, inForce) =>
  expect(() => mayAcceptDuty(version, inForce)).toThrow(refused("staff.duty-outdated")),
);

test("the version in force is accepted", () => expect(() => mayAcceptDuty(dutyVersion)).not.toThrow());

test("every part of the text is read, none twice", () =>
  expect([...dutyClauses].toSorted()).toEqual(Object.keys(dutyText).toSorted()));

test.each([{}, { version: 0 }, { version: 1.5 }, { version: "1" }, { version: 1, staffId: 2 }])(
  "%j says no version, or more than one may say",
  (input) => expect(AcceptDuty.safeParse(input).success).toBe(false),
);
