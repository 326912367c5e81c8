import { describe, expect, it, test } from "vitest";
import { imports } from "../../imports.ts";
import { languages } from "../../kernel/words.ts";
import { Mapping } from "../mapping/schema.ts";
import type { Field } from "../row/schema.ts";
import { importKinds } from "../schema.ts";
import { fieldsByName, guessedFields, guessedMapping, memoryOf, nameKey, rememberedOf } from "./rules.ts";

const { fields } = imports.clients;

describe("every field of every kind", () => {
  it.each(importKinds)("%s: has a name in three languages, and is found by each of its names", (kind) => {
    const shape: Readonly<Record<string, Field<unknown>>> = imports[kind].fields;
    const known = fieldsByName(shape);
    for (const [name, field] of Object.entries(shape)) {
      expect(field.label, name).toBeDefined();
      for (const language of languages) expect(known.get(nameKey(field.label?.[language] ?? "")), name).toBe(name);
      expect(known.get(nameKey(name))).toBe(name);
    }
  });

  it.each(importKinds)("%s: shares no other name with another", (kind) => {
    const shape: Readonly<Record<string, Field<unknown>>> = imports[kind].fields;
    const owners = new Map<string, string>();
    for (const [name, field] of Object.entries(shape))
      for (const synonym of field.synonyms ?? []) {
        const key = nameKey(synonym);
        expect([synonym, owners.get(key) ?? name]).toEqual([synonym, name]);
        owners.set(key, name);
      }
  });
});

test.each([
  [
    "客户编号,单位名称,手机号码,电子邮箱",
    { reference: "客户编号", name: "单位名称", mobile: "手机号码", mail: "电子邮箱" },
  ],
  [
    "客戶編號,單位名稱,手機號碼,電子信箱",
    { reference: "客戶編號", name: "單位名稱", mobile: "手機號碼", mail: "電子信箱" },
  ],
  [
    "Client no.,Company name,Cell-phone,E-Mail *",
    { reference: "Client no.", name: "Company name", mobile: "Cell-phone", mail: "E-Mail *" },
  ],
  ["ｒｅｆｅｒｅｎｃｅ,NAME", { reference: "ｒｅｆｅｒｅｎｃｅ", name: "NAME" }],
  // a field's own name comes before another of its names, wherever it stands
  ["公司,name", { name: "name" }],
  ["__proto__,constructor,toString,", {}],
])("the columns %s", (header, expected) => {
  expect(Object.fromEntries(guessedFields(fields, header.split(",")))).toEqual(expected);
});

test("what a person said is remembered: columns, words, constants, and columns that are left alone", () => {
  const header = ["代号", "公司", "级别", "备注"];
  const said = Mapping.parse({
    fields: {
      reference: "代号",
      name: "公司",
      tier: { column: "级别", values: { 金牌: "A" } },
      class: { constant: "conference" },
      address: { join: ["公司", "备注"] },
    },
  });
  const memory = memoryOf(rememberedOf(fields, header, said));
  const next = guessedMapping(fields, ["备注", "级别", "代号", "公司"], memory);
  expect(next.fields).toEqual({
    reference: "代号",
    name: "公司",
    tier: { column: "级别", values: { 金牌: "A" } },
    class: { constant: "conference" },
  });
  // without what was said the note would be a note, and nobody would know the number
  expect(Object.keys(guessedMapping(fields, header).fields).toSorted()).toEqual(["name", "notes", "tier"]);
});
