import { describe, expect, test } from "vitest";
import type { PropertyId, StaffId } from "../../kernel/ids.ts";
import type { Actor, Role } from "../../kernel/permissions.ts";
import { addedUp, type BulkFacts, type BulkField, judgeBulk, judgeUndo, mayBulk, noneCounted } from "./rules.ts";
import type { BulkAct } from "./schema.ts";

const [me, other] = [1 as StaffId, 2 as StaffId];
const facts = (more: Partial<BulkFacts> = {}): BulkFacts => ({
  reached: true,
  house: false,
  merged: false,
  status: "active",
  archivedReason: null,
  ownerId: me,
  class: "business",
  tier: "B",
  tags: ["湖景", "VIP"],
  ...more,
});
const put = (field: BulkField["field"], before: BulkField["before"], after: BulkField["after"]) => ({
  field,
  before,
  after,
});
const away = { status: "archived", archivedReason: "歇业" } as const;
const archive = { kind: "archive", reason: "歇业" } as const;

describe("what an act comes to", () => {
  test.each<[string, BulkAct, Partial<BulkFacts>, BulkField[] | string]>([
    ["an owner", { kind: "owner", ownerId: other }, {}, [put("ownerId", 1, 2)]],
    ["the same owner", { kind: "owner", ownerId: me }, {}, "same"],
    ["nobody", { kind: "owner", ownerId: null }, {}, [put("ownerId", 1, null)]],
    ["nobody already", { kind: "owner", ownerId: null }, { ownerId: null }, "same"],
    ["a class", { kind: "class", class: "conference" }, {}, [put("class", "business", "conference")]],
    ["a tier", { kind: "tier", tier: "A" }, {}, [put("tier", "B", "A")]],
    ["a tag", { kind: "add-tag", tag: "会议" }, {}, [put("tags", "湖景, VIP", "湖景, VIP, 会议")]],
    ["a first tag", { kind: "add-tag", tag: "会议" }, { tags: [] }, [put("tags", null, "会议")]],
    ["a tag in another case", { kind: "add-tag", tag: "vip" }, {}, "same"],
    [
      "a 21st tag",
      { kind: "add-tag", tag: "x" },
      { tags: Array.from({ length: 20 }, (_, at) => `t${at}`) },
      "clients.bulk-too-many-tags",
    ],
    ["a tag less", { kind: "remove-tag", tag: "vip" }, {}, [put("tags", "湖景, VIP", "湖景")]],
    ["the last tag less", { kind: "remove-tag", tag: "VIP" }, { tags: ["VIP"] }, [put("tags", "VIP", null)]],
    ["a tag it has not", { kind: "remove-tag", tag: "会议" }, {}, "same"],
    ["put away", archive, {}, [put("status", "active", "archived"), put("archivedReason", null, "歇业")]],
    ["put away already", archive, away, "same"],
    [
      "taken back",
      { kind: "restore" },
      away,
      [put("status", "archived", "active"), put("archivedReason", "歇业", null)],
    ],
    ["never put away", { kind: "restore" }, {}, "same"],
    ["a class of what is put away", { kind: "class", class: "casual" }, away, "clients.bulk-archived"],
    ["somebody else's", archive, { reached: false }, "clients.bulk-not-yours"],
    ["the house account", archive, { house: true }, "clients.bulk-house"],
    ["merged into another", { kind: "restore" }, { ...away, merged: true }, "clients.bulk-merged"],
  ])("%s", (_, act, more, expected) => {
    const judged = judgeBulk(facts(more), act);
    if (expected === "same") expect(judged).toEqual({ outcome: "same" });
    else if (typeof expected === "string") expect(judged).toEqual({ outcome: "refused", code: expected });
    else expect(judged).toEqual({ outcome: "changed", fields: expected });
  });
});

describe("taking it back", () => {
  const owner: BulkAct = { kind: "owner", ownerId: other };
  const done = [put("ownerId", 1, 2)];
  test.each<[string, BulkAct, Partial<BulkFacts>, BulkField[], BulkField[] | string]>([
    ["what still stands", owner, { ownerId: other }, done, [put("ownerId", 2, 1)]],
    ["what somebody set back", owner, { ownerId: me }, done, "same"],
    ["what somebody changed since", owner, { ownerId: 3 as StaffId }, done, "clients.bulk-changed-since"],
    ["out of reach by now", owner, { ownerId: other, reached: false }, done, "clients.bulk-not-yours"],
    [
      "a tag among others' tags",
      { kind: "add-tag", tag: "会议" },
      { tags: ["会议", "新"] },
      [put("tags", null, "会议")],
      [put("tags", "会议, 新", "新")],
    ],
    ["a tag that is gone", { kind: "add-tag", tag: "会议" }, { tags: ["新"] }, [put("tags", null, "会议")], "same"],
    [
      "a removed tag",
      { kind: "remove-tag", tag: "会议" },
      { tags: ["新"] },
      [put("tags", "会议", null)],
      [put("tags", "新", "新, 会议")],
    ],
    [
      "put away",
      archive,
      away,
      [put("status", "active", "archived"), put("archivedReason", null, "歇业")],
      [put("status", "archived", "active"), put("archivedReason", "歇业", null)],
    ],
    [
      "put away again for another reason",
      archive,
      { ...away, archivedReason: "重复" },
      [put("status", "active", "archived"), put("archivedReason", null, "歇业")],
      "clients.bulk-changed-since",
    ],
  ])("%s", (_, act, more, fields, expected) => {
    const judged = judgeUndo(facts(more), fields, act);
    if (expected === "same") expect(judged).toEqual({ outcome: "same" });
    else if (typeof expected === "string") expect(judged).toEqual({ outcome: "refused", code: expected });
    else expect(judged).toEqual({ outcome: "changed", fields: expected });
  });
});

test("a tier is set in bulk by a manager, everything else by who may write the file", () => {
  const actor = (role: Role): Actor => ({ kind: "staff", staffId: me, role, propertyId: 1 as PropertyId });
  expect(() => mayBulk(actor("rep"), { kind: "tier", tier: "A" })).toThrow(
    expect.objectContaining({ code: "clients.bulk-tier-by-manager" }),
  );
  expect(() => mayBulk(actor("manager"), { kind: "tier", tier: "A" })).not.toThrow();
  expect(() => mayBulk(actor("rep"), archive)).not.toThrow();
});

test("the counts add up to the selection", () => {
  const judgements = [
    judgeBulk(facts(), archive),
    judgeBulk(facts(away), archive),
    judgeBulk(facts({ house: true }), archive),
    judgeBulk(facts({ reached: false }), archive),
  ];
  const counts = addedUp(
    noneCounted,
    judgements.map((judgement, index) => ({ judgement, count: index + 1 })),
  );
  expect(counts).toEqual({
    selected: 10,
    changed: 1,
    same: 2,
    refused: { "clients.bulk-house": 3, "clients.bulk-not-yours": 4 },
  });
  expect(addedUp(counts, [{ judgement: { outcome: "same" }, count: 5 }])).toMatchObject({ selected: 15, same: 7 });
});
