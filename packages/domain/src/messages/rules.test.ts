import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../kernel/refusal.ts";
import { CalendarDate, epochMilliseconds, Instant, instantOf, minuteOfDay, TimeZone } from "../kernel/time.ts";
import {
  careRefusal,
  isTooLate,
  mailAddress,
  maskMail,
  redactContacts,
  retryAt,
  sendableAt,
  settle,
  verdict,
} from "./rules.ts";

const at = (text: string) => Instant.parse(text);
const on = (text: string) => CalendarDate.parse(text);
const shanghai = TimeZone.parse("Asia/Shanghai");
const berlin = TimeZone.parse("Europe/Berlin");
const window = { from: 540, to: 1200 };

describe("addresses", () => {
  test.each(["guest@example.com", "a.b+c@sub.hotel.cn", "o'neil@x-y.example", "1@2.cn"])("%s is plain", (text) => {
    expect(mailAddress(text)).toBe(text);
  });

  test.each([
    "a@hotel.cn(x)evil.com",
    "a@hotel.cn\r\nBcc: b@evil.com",
    "group: a@b.cn, c@d.cn;",
    "Name <a@b.cn>",
    '"a b"@c.cn',
    "a@[127.0.0.1]",
    "a@127.0.0.1",
    "a@@b.cn",
    "a@b@c.cn",
    "a@b",
    "a@-b.cn",
    "a@b..cn",
    ".a@b.cn",
    "a..b@c.cn",
    "a@b.cn ",
    "a@b.cn\0",
    "",
    `${"a".repeat(65)}@b.cn`,
    `a@${"b".repeat(64)}.cn`,
  ])("%j is refused", (text) => {
    expect(() => mailAddress(text)).toThrow(Refusal);
  });
});

describe("too late", () => {
  const facts = { dueOn: on("2026-05-03"), about: on("2026-05-01"), startDate: on("2026-05-01"), lateDays: 3 };

  test.each([
    ["2026-05-03", false],
    ["2026-05-06", false],
    ["2026-05-07", true],
  ])("known on %s: %s", (today, late) => {
    expect(isTooLate({ ...facts, today: on(today) })).toBe(late);
  });

  test("the day before the property's start", () => {
    expect(isTooLate({ ...facts, about: on("2026-04-30"), today: facts.dueOn })).toBe(true);
  });
});

test("a mask keeps the first letter and the domain", () => {
  expect(maskMail(mailAddress("wang@c.com"))).toBe("w***@c.com");
});

describe("window", () => {
  test.each([
    ["2026-05-01T00:59:59.999Z", "2026-05-01T01:00:00.000Z"],
    ["2026-05-01T01:00:00.000Z", "2026-05-01T01:00:00.000Z"],
    ["2026-05-01T11:59:59.999Z", "2026-05-01T11:59:59.999Z"],
    ["2026-05-01T12:00:00.000Z", "2026-05-02T01:00:00.000Z"],
  ])("in Shanghai a survey of %s goes %s", (from, goes) => {
    expect(sendableAt("survey", at(from), { window, zone: shanghai })).toBe(goes);
  });

  test("a sign-in mail goes at midnight", () => {
    const midnight = at("2026-05-01T16:00:00.000Z");
    expect(sendableAt("sign-in", midnight, { window, zone: shanghai })).toBe(midnight);
  });

  test("is inside the window, never earlier than asked, and settled: law", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
        const from = instantOf(1_500_000_000_000 + seconds * 100);
        const goes = sendableAt("survey", from, { window, zone: berlin });
        expect(epochMilliseconds(goes)).toBeGreaterThanOrEqual(epochMilliseconds(from));
        expect(minuteOfDay(goes, berlin)).toBeGreaterThanOrEqual(window.from);
        expect(minuteOfDay(goes, berlin)).toBeLessThan(window.to);
        expect(sendableAt("survey", goes, { window, zone: berlin })).toBe(goes);
      }),
    );
  });
});

test.each([
  [{ suppressed: false, consented: true, careMails: 2 }, undefined],
  [{ suppressed: false, consented: true, careMails: 3 }, "fatigue"],
  [{ suppressed: false, consented: false, careMails: 0 }, "no-consent"],
  [{ suppressed: true, consented: true, careMails: 0 }, "suppressed"],
])("care mail to %o: %s", (facts, reason) => {
  expect(careRefusal(facts, 3)).toBe(reason);
});

test.each([
  [{ responseCode: 550, contentBegun: false }, "dead"],
  [{ responseCode: 554, contentBegun: true }, "dead"],
  [{ responseCode: 421, contentBegun: false }, "retry"],
  [{ responseCode: 451, contentBegun: true }, "retry"],
  [{ contentBegun: false }, "retry"],
  [{ contentBegun: true }, "uncertain"],
])("failure %o: %s", (failure, outcome) => {
  expect(verdict(failure)).toBe(outcome);
});

test("eight retries within less than a day, then given up", () => {
  const start = at("2026-05-01T01:00:00.000Z");
  let now = start;
  for (let attempts = 1; attempts <= 8; attempts++) {
    const next = retryAt(attempts, now);
    if (next === undefined) throw new Error(`no retry after attempt ${attempts}`);
    expect(epochMilliseconds(next)).toBeGreaterThan(epochMilliseconds(now));
    now = next;
  }
  expect(epochMilliseconds(now) - epochMilliseconds(start)).toBeLessThan(86_400_000);
  expect(retryAt(9, now)).toBeUndefined();
});

describe("a person settles", () => {
  test.each([
    ["uncertain", "arrived", "sent"],
    ["uncertain", "send-again", "queued"],
    ["dead", "send-again", "queued"],
  ] as const)("%s, %s: %s", (status, decision, becomes) => {
    expect(settle({ id: 1, status }, decision)).toBe(becomes);
  });

  test.each([
    ["dead", "arrived"],
    ["sent", "send-again"],
    ["queued", "arrived"],
    ["sending", "send-again"],
    ["dropped", "send-again"],
  ] as const)("%s cannot be %s", (status, decision) => {
    expect(() => settle({ id: 1, status }, decision)).toThrow(Refusal);
  });
});

describe("redaction", () => {
  test.each([
    ["请打 13800138000 给我", "请打 ••• 给我"],
    ["tel +86 (138) 0013-8000!", "tel •••!"],
    ["电话一三八〇〇一三八〇〇〇谢谢", "电话•••谢谢"],
    ["我的号码：１３８００１３８０００。", "我的号码：•••。"],
    ["write to jo.doe+x@mail.example.com.", "write to •••."],
    ["ａｂ给 a＠b.cn 吧", "ａｂ给 ••• 吧"],
    ["加微信 wang_2020 聊", "加••• 聊"],
    ["WeChat: wang2020", "•••"],
    ["两个 021-62345678 和 a@b.cn", "两个 ••• 和 •••"],
  ])("%s", (said, kept) => {
    expect(redactContacts(said)).toBe(kept);
  });

  test.each([
    "入住 2026-05-01，房间 1203，花了 1,288.50 元",
    "3 nights, 2 rooms, 100%",
    "01.05.2026 was fine",
    "the line manager was kind",
    "很好👍🏽，三四次都满意",
    "",
  ])("keeps %s", (said) => {
    expect(redactContacts(said)).toBe(said);
  });

  test("leaves no run of seven digits and no address: law", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("1", "２", "三", " ", "@", "＠", "a", ".", "-", "好", "👍") }),
        (said) => {
          const kept = redactContacts(said);
          expect(kept).not.toMatch(/\d{7}/);
          expect(kept).not.toMatch(/[a-z]@[a-z]/);
        },
      ),
    );
  });
});
