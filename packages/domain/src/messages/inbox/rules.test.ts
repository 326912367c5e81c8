import { expect, test } from "vitest";
import { PropertyId, StaffId } from "../../kernel/ids.ts";
import { roles } from "../../kernel/permissions.ts";
import { say } from "../../kernel/words.ts";
import { words } from "../../words.ts";
import { eventNames, eventsFor, spokenOf } from "./rules.ts";

const applied = { fileName: "客户.csv", status: "applied", created: 3, updated: 1, refused: 0 };

test("an event is named after the capability it happens in", () => {
  for (const name of eventNames) expect(Object.keys(words)).toContain(name.slice(0, name.indexOf(".")));
});

test("an event is said with its details and leads to its thing", () => {
  const spoken = spokenOf("imports.finished", 7, applied);
  expect(spoken?.path).toBe("/imports/7");
  expect(spoken && say(spoken.text, "zh-Hant", spoken.values)).toBe("《客户.csv》已寫入：新增 3 列，更新 1 列。");
});

test("nothing is said of what the house no longer knows, and nothing is kept that an event does not name", () => {
  expect(spokenOf("moon.risen", 1, {})).toBeUndefined();
  expect(spokenOf("toString", 1, {})).toBeUndefined();
  expect(() => spokenOf("imports.finished", 7, { ...applied, phone: "13800138000" })).toThrow();
});

test("everybody is asked about the events of the screens that are theirs", () => {
  const asked = (role: (typeof roles)[number]) =>
    eventsFor({ kind: "staff", staffId: StaffId.parse(1), propertyId: PropertyId.parse(1), role });
  expect(asked("desk")).not.toContain("imports.finished");
  expect(asked("manager")).toContain("imports.finished");
  for (const role of roles) expect(asked(role)).toContain("jobs.failed");
});
