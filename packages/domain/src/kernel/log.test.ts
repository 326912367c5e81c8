import { expect, test } from "vitest";
import { logged, loggedPath } from "./log.ts";

test("a failure is told by its name, message and place, without the row that the database quotes", () => {
  const detail = "Failing row contains (1, 7, 王敏, 13800138000).";
  const error = Object.assign(new Error('new row violates check constraint "client_kind"'), {
    code: "23514",
    constraint: "client_kind",
    detail,
    where: detail,
  });
  const told = logged(error);
  expect(told).toMatchObject({ name: "Error", code: "23514", constraint: "client_kind" });
  expect(told.message).toContain("client_kind");
  expect(told.at[0]).toMatch(/^at .*log\.test\.ts/);
  expect(JSON.stringify(told)).not.toMatch(/王敏|13800138000/);
});

test("a complaint about data does not repeat the data", () => {
  const error = Object.assign(new Error('invalid input syntax for type bigint: "13800138000"'), { code: "22P02" });
  expect(logged(error).message).toBe('invalid input syntax for type bigint: "…"');
});

test("what is no error at all says so", () =>
  expect(logged("13800138000")).toEqual({ name: "thrown", message: "string", at: [] }));

test("an address keeps neither question nor key", () => {
  const key = "Aa0_-".repeat(9).slice(0, 43);
  expect(loggedPath(`/s/LAKE.${key}?score=9`)).toBe("/s/LAKE.…");
  expect(loggedPath('/api/trpc/clients.list?input={"search":"王敏"}')).toBe("/api/trpc/clients.list");
});
