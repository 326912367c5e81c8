import { aClient } from "@foyer/db/clients/factory";
import { newItem } from "@foyer/db/receivables/factory";
import { postLedger, setLedgerPeriod } from "@foyer/db/receivables/posting/mutations";
import { minor } from "@foyer/domain/kernel/money";
import { Instant, Month } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { openTestHouse } from "../../kernel/testing.ts";
import { startServer } from "../../server.ts";

const house = await openTestHouse(startServer);
afterAll(() => house.close());

const property = await house.database.aProperty();
const finance = await house.signIn("finance", property);
const at = Instant.parse("2025-06-01T02:00:00.000Z");

/** A client who owes 100.00 by A-1 in the house's currency and by U-1 in dollars, and another who owes by B-1. */
const owed = await house.database.committed(property, async (trx) => {
  const [client, other] = [await aClient(trx, { name: "云山科技" }), await aClient(trx, { name: "月光旅行社" })];
  const debt = (of: typeof client, reference: string, more: object = {}) => ({
    ...newItem(of, { amount: 10_000, posted: "2025-03-10", due: "2025-04-10" }),
    reference,
    ...more,
  });
  const dollars = { currency: "USD", rate: "7.1", base: minor(71_000) } as const;
  const { items } = await postLedger(
    trx,
    { items: [debt(client, "A-1"), debt(other, "B-1"), debt(client, "U-1", dollars)], allocations: [] },
    at,
  );
  await setLedgerPeriod(trx, { month: Month.parse("2025-02"), status: "hard" });
  const [own = 0, foreign = 0, inDollars = 0] = items;
  return { client, other, own, foreign, inDollars };
});

let keys = 0;
const nextKey = () => `00000000-0000-4000-8000-${String((keys += 1)).padStart(12, "0")}`;
const advised = (document: string, amountMinor: number | null = null) => ({
  how: "advice",
  documents: [{ place: 1, document, amountMinor }],
});
const payment = (more: object = {}) => ({
  key: nextKey(),
  clientId: owed.client,
  reference: `P-${keys}`,
  amountMinor: 5_000,
  receivedOn: "2025-03-15",
  postingDate: "2025-03-15",
  settle: { how: "none" },
  expected: [],
  ...more,
});
const allocation = (more: object = {}) => ({
  key: nextKey(),
  debitItemId: owed.own,
  amountMinor: 100,
  effectiveDate: "2025-03-20",
  ...more,
});

/** All of the hotel's rows, so that a refusal that left a trace shows. */
const held = () => house.database.hashOf(property);

async function codeOf(path: string, input: object): Promise<string | undefined> {
  const { code } = await house.send(finance, path, input);
  expect(await held()).toBe(before);
  return code;
}

const received = await house.send(finance, "receiving.receive", payment({ reference: "KNOWN" }));
const credit = Number(/"items":\[(\d+)/.exec(received.text)?.[1]);
let before = await held();

describe("bad input gets a refusal by name, and nothing is posted", () => {
  test.each([
    [
      "a payment dated before its invoice",
      { receivedOn: "2025-03-09", postingDate: "2025-03-09", settle: advised("A-1") },
      "payment-before-invoice",
    ],
    ["a closed month", { receivedOn: "2025-02-20", postingDate: "2025-02-20" }, "period-closed"],
    ["another client's invoice", { settle: advised("B-1") }, "invoice-of-another-client"],
    ["an invoice in another currency", { settle: advised("U-1") }, "other-currency"],
    ["another currency without its rate", { currency: "USD" }, "rate-missing"],
    ["an unknown invoice", { settle: advised("NO-1") }, "invoice-not-found"],
    ["more than is open", { amountMinor: 20_000, settle: advised("A-1", 10_001) }, "advice-over-open"],
    ["a negative amount", { amountMinor: -1 }, "amount-not-positive"],
    ["nothing", { amountMinor: 0 }, "amount-not-positive"],
    ["more than any sum can hold", { amountMinor: Number.MAX_SAFE_INTEGER }, "amount-too-large"],
    ["a tenth of a cent", { amountMinor: 0.1 }, "amount-not-whole"],
    ["a number of another amount", { reference: "KNOWN", amountMinor: 4_999 }, "amount-differs"],
    ["a number again", { reference: "KNOWN" }, "source-taken"],
    ["money posted before it came", { postingDate: "2025-03-14" }, "posted-before-received"],
    ["another spread than was shown", { settle: { how: "oldest-first" } }, "preview-changed"],
  ])("%s", async (_, more, code) => {
    expect(await codeOf("receiving.receive", payment(more))).toBe(`receivables.${code}`);
  });

  test.each([
    ["an allocation before the invoice", { effectiveDate: "2025-03-09" }, "before-posting"],
    ["an allocation in a closed month", { effectiveDate: "2025-02-28" }, "before-posting"],
    ["another client's invoice", { debitItemId: owed.foreign }, "other-account"],
    ["an invoice in another currency", { debitItemId: owed.inDollars }, "other-currency"],
    ["more than is left of the credit", { amountMinor: 5_001 }, "over-allocated"],
    ["a negative amount", { amountMinor: -100 }, "amount-not-positive"],
    ["nothing", { amountMinor: 0 }, "amount-not-positive"],
    ["a tenth of a cent", { amountMinor: 0.1 }, "amount-not-whole"],
  ])("%s", async (_, more, code) => {
    expect(await codeOf("receivables.allocate", allocation({ creditItemId: credit, ...more }))).toBe(
      `receivables.${code}`,
    );
  });

  test("an allocation in a month that was closed since", async () => {
    await house.database.committed(property, (trx) =>
      setLedgerPeriod(trx, { month: Month.parse("2025-04"), status: "hard" }),
    );
    before = await held();
    const late = allocation({ creditItemId: credit, effectiveDate: "2025-04-10" });
    expect(await codeOf("receivables.allocate", late)).toBe("receivables.period-closed");
  });

  test("one key for something else", async () => {
    const first = payment();
    expect((await house.send(finance, "receiving.receive", first)).code).toBeUndefined();
    before = await held();
    expect(await codeOf("receiving.receive", { ...first, amountMinor: 1 })).toBe("receivables.key-reused");
  });

  test("who may not post is told so", async () => {
    const manager = await house.signIn("manager", property);
    expect((await house.send(manager, "receiving.receive", payment())).status).toBe(403);
    expect((await house.ask(manager, "receiving.lines", {})).status).toBe(403);
  });
});

describe("a bank's file", () => {
  const gb18030 = Buffer.from(
    "bdbbd2d7c8d5c6da2cb6d4b7bdbba7c3fb2cbdf0b6ee2cb8bdd1d40a323032352d30332d32302031303a32323a33332cd4c6c9bdbfc6bcbc2c31302c3030302e30302c410a",
    "hex",
  );
  const file = (text: string) => new TextEncoder().encode(text);
  const sent = async (body: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ account: String(account), name: "bank.csv", ...more });
    const response = await fetch(house.at(`/api/upload/bank-statements?${query.toString()}`), {
      method: "POST",
      headers: {
        origin: "http://localhost:3000",
        "x-foyer": "1",
        "content-type": "application/octet-stream",
        cookie: finance,
      },
      body,
    });
    const answer: unknown = await response.json();
    return { status: response.status, answer };
  };
  const failure = (code: string, details: object = {}) => ({
    error: { data: { failure: { code: `receivables.${code}`, details } } },
  });
  let account = 0;

  test("is looked at first, in Chinese Windows' encoding with times behind the days, and read as its columns say", async () => {
    const added = await house.send(finance, "receiving.addAccount", { name: "工行基本户" });
    account = Number(added.data);
    const quoted = Buffer.concat([gb18030.subarray(0, gb18030.indexOf("10,000")), Buffer.from('"10,000.00",A\n')]);
    const { answer } = await sent(new Uint8Array(quoted));
    expect(answer).toMatchObject({
      header: ["交易日期", "对方户名", "金额", "附言"],
      layout: { date: "交易日期", amount: { how: "signed", column: "金额" }, payer: "对方户名", texts: ["附言"] },
      problems: [],
      check: { fresh: 1, known: 0, receivedMinor: 1_000_000, from: "2025-03-20", to: "2025-03-20", latest: null },
      kept: null,
    });
    const kept = await sent(new Uint8Array(quoted), { keep: "true" });
    expect(kept.answer).toMatchObject({ kept: { fresh: 1, known: 0 } });
    expect((await sent(new Uint8Array(quoted), { keep: "true" })).answer).toMatchObject({
      kept: { fresh: 0, known: 1 },
    });
  });

  test("with money in and out in two columns; a sum at its end is no line", async () => {
    const text =
      "Booking date,Description,Paid out,Paid in\n2025-03-21,INV 7,,50.00\n2025-03-22,Fee,3.00,\nTotal,,3.00,50.00,\n";
    expect((await sent(file(text), { keep: "true" })).answer).toMatchObject({
      layout: { amount: { how: "two-columns", received: "Paid in", paid: "Paid out" } },
      kept: { fresh: 2, known: 0 },
    });
    const { data } = await house.ask(finance, "receiving.lines", { status: "outgoing" });
    expect(data).toMatchObject({ rows: [{ amountMinor: -300, text: "Fee" }], waiting: 2 });
  });

  test("with the bank's own lines above its table", async () => {
    const text =
      "某某银行活期明细\n账号,6222,币种,人民币\n交易日期,附言,收入,支出,余额\n2025-03-22,INV 8,6.00,,56.00\n";
    expect((await sent(file(text))).answer).toMatchObject({
      header: ["交易日期", "附言", "收入", "支出", "余额"],
      problems: [],
      check: { fresh: 1, from: "2025-03-22", receivedMinor: 600 },
    });
  });

  test("that is old is refused by name, and nothing of it is kept", async () => {
    before = await held();
    const old = file("日期,金额\n2025-03-01,5.00\n");
    const { status, answer } = await sent(old, { keep: "true" });
    expect([status, answer]).toMatchObject([
      409,
      failure("bank-file-old", { last: "2025-03-01", latest: "2025-03-22", count: 1 }),
    ]);
    expect(await held()).toBe(before);
    expect((await sent(old, { keep: "true", older: "true" })).answer).toMatchObject({ kept: { fresh: 1 } });
    before = await held();
  });

  test.each([
    ["a day that is none", "日期,金额\n2025-02-30,5.00\n", "kernel.no-such-day"],
    ["a tenth of a cent", "日期,金额\n2025-03-23,5.001\n", "kernel.too-many-decimals"],
    ["another currency", "日期,金额\n2025-03-23,$5.00\n", "kernel.other-currency"],
    ["money in and out at once", "日期,收入,支出\n2025-03-23,5,6\n", "receivables.two-amounts"],
    ["a ragged row", "日期,金额\n2025-03-23,5.00,6.00\n", "imports.ragged-row"],
  ])("with %s names line and column, and is not kept", async (_, text, code) => {
    expect((await sent(file(text))).answer).toMatchObject({
      problems: [{ line: 2, code }],
      check: { fresh: 0, wrong: 1 },
    });
    const { status, answer } = await sent(file(text), { keep: "true" });
    expect([status, answer]).toMatchObject([400, { error: { data: { failure: { code } } } }]);
    expect(await held()).toBe(before);
  });

  test("whose columns say nothing is mapped by hand, and the account remembers how", async () => {
    const text = "when,what,how much\n31/03/2025,A,7.00\n";
    expect((await sent(file(text))).answer).toMatchObject({
      layout: null,
      check: null,
      header: ["when", "what", "how much"],
    });
    const layout = {
      date: "when",
      amount: { how: "signed", column: "how much" },
      texts: ["what"],
      dates: "D/M/YYYY",
    };
    const by = { layout: JSON.stringify(layout), keep: "true" };
    expect((await sent(file(text), by)).answer).toMatchObject({ kept: { fresh: 1 } });
    const next = file("when,what,how much\n01/04/2025,B,8.00\n");
    expect((await sent(next)).answer).toMatchObject({ layout, check: { fresh: 1, from: "2025-04-01" } });
    expect(await sent(file("日期,金额\n2025-04-01,5\n"), by)).toMatchObject({
      status: 400,
      answer: failure("layout-not-fitting"),
    });
  });
});
