import { expect, test } from "vitest";
import { hashPassword, isPassword } from "./password.ts";

test("a password is known again, in whatever form its letters were typed", async () => {
  const stored = await hashPassword("café 湖畔酒店");
  expect(stored).toMatch(/^argon2id\$/);
  expect(stored).not.toContain("湖畔");
  expect(await isPassword("café 湖畔酒店".normalize("NFD"), stored)).toBe(true);
  expect(await isPassword("cafe 湖畔酒店", stored)).toBe(false);
});

test("nobody signs in where no password is set", async () => {
  expect(await isPassword("", null)).toBe(false);
  expect(await isPassword("anything", undefined)).toBe(false);
});
