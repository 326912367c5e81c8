import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import { anItem } from "@foyer/db/receivables/factory";
import { textOfPdf } from "@foyer/documents/pdf-text";
import { now } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { openTestHouse } from "../../kernel/testing.ts";
import { startServer } from "../../server.ts";

const dataDir = await mkdtemp(join(tmpdir(), "foyer-statements-"));
const house = await openTestHouse(startServer, { dataDir });
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

const property = await house.database.aProperty();
const cookies = {
  director: await house.signIn("director", property),
  finance: await house.signIn("finance", property),
  manager: await house.signIn("manager", property),
  rep: await house.signIn("rep", property),
  stranger: await house.signIn("finance", await house.database.aProperty()),
};
const { client, silent } = await house.database.committed(property, async (trx) => {
  const one = await aClient(trx, { name: "云山科技 <img>", reference: "=C-1" });
  await addContact(trx, { clientId: one, name: "Ann", mail: "ann@example.com", language: "en" }, now());
  await anItem(trx, one, { amount: 123_450, posted: "2026-01-01", due: "2026-01-31" });
  await anItem(trx, one, { amount: 20_000, posted: "2026-02-05", side: "credit" });
  return { client: one, silent: await aClient(trx, { name: "安静" }) };
});

const file = async (query: string, cookie = cookies.finance) =>
  fetch(house.at(`/api/export/statement?${query}`), { headers: { cookie } });
const asked = `client=${client}&asOf=2026-02-28`;

describe("a statement as a file", () => {
  test("is a PDF in the language of who gets it, or the one asked for", async () => {
    const answer = await file(`${asked}&format=pdf`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toContain("statement-_C-1-2026-02-28.pdf");
    const text = textOfPdf(new Uint8Array(await answer.arrayBuffer())).join("");
    expect(text).toContain("Statement of account");
    expect(text).toContain("云山科技 <img>");
    expect(text).toContain("Balance dueCNY 1,034.50");
    const chinese = await file(`${asked}&format=pdf&language=zh-Hant`);
    expect(textOfPdf(new Uint8Array(await chinese.arrayBuffer())).join("")).toContain("應付餘額CNY 1,034.50");
  });

  test("has the same total as a table, on the screen and in the aging", async () => {
    const csv = await (await file(`${asked}&format=csv`, cookies.director)).text();
    expect(csv.trimEnd().split("\r\n").at(-1)).toBe("Total open,,,,,,1034.50");
    expect((await file(`${asked}&format=xlsx`)).headers.get("content-type")).toContain("spreadsheetml");
    const screen = await house.ask(cookies.finance, "statements.one", { clientId: client, asOf: "2026-02-28" });
    expect(screen.data).toMatchObject({
      accounts: [{ currency: "CNY", balanceMinor: 103_450, lines: 2 }],
      recipient: { name: "Ann", mailMask: "a***@example.com" },
      mailed: false,
    });
    expect(screen.text).not.toContain("ann@example.com");
    const aging = await house.ask(cookies.finance, "receivables.aging", { asOf: "2026-02-28" });
    expect(aging.data).toMatchObject({ total: { balance: 103_450 } });
  });

  test("is for who may take the ledger out of the house, of its own clients, and on record", async () => {
    for (const cookie of [cookies.manager, cookies.rep])
      expect((await file(`${asked}&format=pdf`, cookie)).status).toBe(403);
    expect((await file(`${asked}&format=pdf`, cookies.stranger)).status).toBe(404);
    const { acts } = await house.database.committed(property, async (trx) => ({
      acts: await trx.selectFrom("change").select("act").where("propertyId", "=", property).execute(),
    }));
    expect(acts.filter(({ act }) => act === "receivables.export-statement").length).toBe(4);
  });

  test("says what it cannot be", async () => {
    const codeOf = async (query: string) => JSON.stringify(await (await file(query)).json());
    expect(await codeOf(`${asked}&format=csv&currency=USD`)).toContain("receivables.statement-account-missing");
    expect(await codeOf(`client=${client}&asOf=2999-01-01&format=pdf`)).toContain("receivables.statement-later");
    expect(await codeOf(`${asked}&kind=balance-forward&from=2026-03-01&format=pdf`)).toContain(
      "statement-span-backwards",
    );
    const nothing = await file(`client=${silent}&asOf=2026-02-28&format=pdf&language=en`);
    expect(textOfPdf(new Uint8Array(await nothing.arrayBuffer())).join("")).toContain("Nothing is open.");
  });
});

test("the aging on paper says the same as the screen, who made it and when", async () => {
  const answer = await fetch(house.at("/api/export/aging?asOf=2026-02-28&format=pdf"), {
    headers: { cookie: cookies.finance, "accept-language": "en" },
  });
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  const text = textOfPdf(new Uint8Array(await answer.arrayBuffer())).join("");
  expect(text).toContain("云山科技 <img>");
  expect(text).toContain("1,034.50");
  expect(text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d/);
});

test("a batch is looked over, made and mailed by who may", async () => {
  const batch = await house.ask(cookies.finance, "statements.batch", { asOf: "2026-02-28" });
  expect(batch.data).toMatchObject({ counts: { clients: 1, mailable: 1, without: 0, mailed: 0 } });
  expect(
    (await house.ask(cookies.finance, "statements.batch", { asOf: "2026-02-28", overdueDays: 28 })).data,
  ).toMatchObject({
    counts: { clients: 0 },
  });
  const made = await house.send(cookies.director, "statements.make", { asOf: "2026-02-28", format: "pdf" });
  expect(made.text).toMatch(/"job":\d+/);
  expect((await house.send(cookies.director, "statements.mail", { asOf: "2026-02-28" })).code).toBe(
    "permission.missing",
  );
  expect((await house.send(cookies.finance, "statements.mail", { asOf: "2026-02-28", clientIds: [silent] })).code).toBe(
    "receivables.statement-no-address",
  );
  expect((await house.send(cookies.finance, "statements.make", { asOf: "2025-12-01", format: "csv" })).code).toBe(
    "receivables.statement-nobody",
  );
});
