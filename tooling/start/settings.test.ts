import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkout, readSettings } from "./settings.ts";

describe("settings", () => {
  it("need none to be set, and an empty one is not set", () => {
    const unset = readSettings({});
    expect(unset).toEqual({
      port: undefined,
      dataDir: join(checkout, ".foyer"),
      demo: true,
      publicUrl: undefined,
      smtpUrl: undefined,
      key: undefined,
      databaseUrl: undefined,
    });
    expect(readSettings({ PORT: "", FOYER_DATA: " ", FOYER_KEY: "" })).toEqual(unset);
  });

  it.each([
    ["PORT", "8080", "port", 8080],
    ["FOYER_DATA", "/srv/foyer", "dataDir", "/srv/foyer"],
    ["FOYER_DATA", "data", "dataDir", "/home/kim/data"],
    ["FOYER_DEMO", "0", "demo", false],
    ["FOYER_URL", "https://foyer.example.com/", "publicUrl", "https://foyer.example.com"],
    ["FOYER_URL", "http://localhost:4000", "publicUrl", "http://localhost:4000"],
    ["FOYER_SMTP_URL", "smtps://kim:pw@mail.example.com", "smtpUrl", "smtps://kim:pw@mail.example.com"],
    ["DATABASE_URL", "postgres://kim@db/foyer", "databaseUrl", "postgres://kim@db/foyer"],
  ] as const)("%s=%s is read", (name, text, setting, value) => {
    expect(readSettings({ [name]: text, INIT_CWD: "/home/kim" })[setting]).toBe(value);
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80a"],
    ["PORT", "-1"],
    ["FOYER_DEMO", "no"],
    ["FOYER_URL", "foyer.example.com"],
    ["FOYER_URL", "http://foyer.example.com"],
    ["FOYER_URL", "http://localhost.example.com"],
    ["FOYER_URL", "https://foyer.example.com/hotel"],
    ["FOYER_URL", "https://kim@foyer.example.com"],
    ["FOYER_SMTP_URL", "mail.example.com"],
    ["FOYER_KEY", "c2hvcnQ="],
    ["FOYER_KEY", `${"A".repeat(43)}*`],
    ["DATABASE_URL", "mysql://db/foyer"],
  ])("%s=%s is refused in one line that names it", (name, text) => {
    expect(() => readSettings({ [name]: text })).toThrow(new RegExp(`^${name} [^\\n]+$`));
  });

  it("do not repeat a password that is refused", () => {
    expect(() => readSettings({ DATABASE_URL: "mysql://kim:hunter2@db/foyer" })).not.toThrow(/hunter2/);
  });
});
