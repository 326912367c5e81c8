import { describe, expect, it } from "vitest";
import { Refusal } from "../../kernel/refusal.ts";
import { mappingContent, mappingFor } from "./rules.ts";

const one = { fields: { client: "customer" } };
const refused = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof Refusal ? { code: error.code, ...error.details } : error;
  }
  return undefined;
};

describe("a mapping file", () => {
  it("holds one mapping, or one for each kind", () => {
    expect(mappingFor("invoices", one)).toEqual({ ...one, where: {}, nulls: [], createClients: [] });
    expect(mappingFor("payments", { invoices: one, payments: { fields: {} } }).fields).toEqual({});
  });

  it("is refused where it is wrong", () => {
    expect(refused(() => mappingContent("{"))).toMatchObject({ code: "imports.unreadable-mapping" });
    expect(refused(() => mappingFor("stays", { ...one, colour: "red" }))).toMatchObject({
      code: "imports.unreadable-mapping",
    });
    expect(refused(() => mappingFor("stays", { fields: { client: { columns: ["a"] } } }))).toMatchObject({
      code: "imports.unreadable-mapping",
      at: "fields.client",
    });
    expect(refused(() => mappingFor("stays", { invoices: one }))).toEqual({
      code: "imports.mapping-of-another-kind",
      kind: "stays",
    });
  });
});
