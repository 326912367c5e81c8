import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CalendarDate } from "../kernel/time.ts";
import { invitationRefusal, isLow, isOpen, nps, readAnswer, readScore, responseRate } from "./rules.ts";
import { PublishQuestionnaire, QuestionId, questionKinds } from "./schema.ts";

const on = (text: string) => CalendarDate.parse(text);
const questions = questionKinds.map((kind, index) => ({
  id: QuestionId.parse(index + 1),
  kind,
  text: { "zh-Hans": kind, "zh-Hant": kind, en: kind },
}));

describe("who is asked", () => {
  const stay = { tooLate: false, contactId: 7, hasMail: true, lastInvitedOn: null };
  const rules = { today: on("2026-05-31"), pauseDays: 30 };

  test.each([
    [{}, undefined],
    [{ tooLate: true }, "too-late"],
    [{ contactId: null, hasMail: false }, "no-contact"],
    [{ hasMail: false }, "no-mail"],
    [{ lastInvitedOn: on("2026-05-31") }, "asked-recently"],
    [{ lastInvitedOn: on("2026-05-02") }, "asked-recently"],
    [{ lastInvitedOn: on("2026-05-01") }, undefined],
    [{ tooLate: true, contactId: null }, "too-late"],
  ])("%o: %s", (facts, reason) => {
    expect(invitationRefusal({ ...stay, ...facts }, rules)).toBe(reason);
  });
});

test.each([
  ["invited", "2026-05-15", true],
  ["invited", "2026-05-16", false],
  ["answered", "2026-05-02", false],
])("%s on %s is open: %s", (status, today, open) => {
  expect(isOpen({ status, sentOn: on("2026-05-01") }, { today: on(today), validDays: 14 })).toBe(open);
});

describe("a form", () => {
  test("is read in full", () => {
    const form = { q1: "10", q2: "5", q3: " 1 ", q4: "3", q5: "谢谢，电话 13800138000" };
    expect(readAnswer(questions, form)).toEqual({
      recommend: 10,
      ratings: [
        { questionId: 2, kind: "service", score: 5 },
        { questionId: 3, kind: "product", score: 1 },
        { questionId: 4, kind: "salesperson", score: 3 },
      ],
      comments: [{ questionId: 5, text: "谢谢，电话 •••" }],
    });
  });

  test("needs only one answer", () => {
    expect(readAnswer(questions, { q1: "0" })).toEqual({ recommend: 0, ratings: [], comments: [] });
    expect(readAnswer(questions, { q5: "好" })?.comments).toHaveLength(1);
  });

  test.each([
    {},
    { q1: "" },
    { q5: "   " },
    { q1: "11" },
    { q2: "0" },
    { q1: "9", q2: "6" },
    { q1: "1e1" },
    { q1: "-1" },
    { q9: "5" },
  ])("%o says nothing that can be kept", (form) => {
    expect(readAnswer(questions, form)).toBeUndefined();
  });

  test("keeps a score only inside its scale: law", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const score = readScore("service", text);
        expect(score === undefined || (score >= 1 && score <= 5)).toBe(true);
      }),
    );
  });
});

test.each([
  [{ promoters: 0, detractors: 0, answers: 0 }, null],
  [{ promoters: 3, detractors: 0, answers: 3 }, 100],
  [{ promoters: 0, detractors: 3, answers: 3 }, -100],
  [{ promoters: 2, detractors: 1, answers: 3 }, 33.3],
])("net promoter score of %o: %s", (count, score) => {
  expect(nps(count)).toBe(score);
});

test("response rate", () => {
  expect(responseRate({ answered: 0, invited: 0 })).toBeNull();
  expect(responseRate({ answered: 1, invited: 3 })).toBe(33.3);
});

test.each([
  [{ recommend: 6, ratings: [] }, true],
  [{ recommend: 7, ratings: [3] }, false],
  [{ recommend: null, ratings: [5, 2] }, true],
  [{ recommend: null, ratings: [] }, false],
])("low %o: %s", (answer, low) => {
  expect(isLow(answer)).toBe(low);
});

test("a questionnaire asks for one recommendation at most", () => {
  const question = { kind: "recommend", text: { "zh-Hans": "一", "zh-Hant": "一", en: "one" } };
  expect(PublishQuestionnaire.safeParse({ basedOn: 1, questions: [question] }).success).toBe(true);
  expect(PublishQuestionnaire.safeParse({ basedOn: 1, questions: [question, question] }).success).toBe(false);
  expect(PublishQuestionnaire.safeParse({ basedOn: 1, questions: [] }).success).toBe(false);
});
