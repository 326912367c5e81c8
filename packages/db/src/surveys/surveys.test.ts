import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { addDays, addMilliseconds, CalendarDate, days, Instant } from "@foyer/domain/kernel/time";
import { MailAddress } from "@foyer/domain/messages/schema";
import { AnswerFilter } from "@foyer/domain/surveys/schema";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../clients/factory.ts";
import { type Trx, withActor } from "../kernel/fence.ts";
import { readSecret } from "../kernel/secret.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { withdrawConsent } from "../messages/addresses/mutations.ts";
import { aConsent } from "../messages/factory.ts";
import { claimNext, endAttempt } from "../messages/sending/mutations.ts";
import { asActor, aStaff } from "../staff/factory.ts";
import { listAnswers, listInvitations } from "./answers/queries.ts";
import { aGuest, anAnswer, aStayEnded } from "./factory.ts";
import { inviteGuests, type LetterFacts } from "./invitations/mutations.ts";
import { answerSurvey } from "./mutations.ts";
import { answersBetween, openSurvey } from "./queries.ts";
import { remindGuests } from "./reminders/mutations.ts";
import { publishQuestionnaire, questionnaireInForce } from "./questionnaires/mutations.ts";
import { ownSurveyResults, surveyResults } from "./results/queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const on = (text: string) => CalendarDate.parse(text);
const departure = on("2026-05-01");
/** 3 May, 09:05 in Shanghai. */
const morning = Instant.parse("2026-05-03T01:05:00.000Z");
const lease = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
const later = (count: number) => addMilliseconds(morning, days(count));

function post() {
  const letters: LetterFacts[] = [];
  const letter = (facts: LetterFacts) => {
    letters.push(facts);
    return { subject: "How was your stay?", text: facts.surveyUrl, html: facts.surveyUrl };
  };
  return { letters, invite: { url: "https://hotel.example", letter } };
}

const keyOf = ({ surveyUrl }: LetterFacts): Buffer => {
  const secret = readSecret(surveyUrl.slice(surveyUrl.lastIndexOf("/") + 1));
  if (!secret) throw new Error(`${surveyUrl} holds no key`);
  return secret.hash;
};

const surveysOf = (trx: Trx) =>
  trx.selectFrom("survey").selectAll().where("propertyId", "=", trx.propertyId).orderBy("stayId").execute();

/** What the sender does: all that is due goes out. */
async function sendAll(trx: Trx, now: Instant) {
  const sent: string[] = [];
  for (
    let mail = await claimNext(trx, { lease, carrier: "folder" }, now);
    mail;
    mail = await claimNext(trx, { lease, carrier: "folder" }, now)
  ) {
    await endAttempt(trx, { id: mail.id, lease, outcome: { kind: "sent" } }, now);
    sent.push(mail.to);
  }
  return sent;
}

async function aStayWithGuest(trx: Trx, values: { mail?: string | null; departure?: CalendarDate } = {}) {
  const clientId = await aClient(trx);
  const mail = values.mail === undefined ? `g${clientId}@example.com` : values.mail;
  const contactId = await aGuest(trx, { clientId, mail, name: "王芳" });
  if (mail) await aConsent(trx, mail);
  const stayId = await aStayEnded(trx, { clientId, contactId, departure: values.departure ?? departure });
  return { clientId, contactId, stayId, mail };
}

/** A guest who was invited, and the key in the mail. */
async function anInvited(trx: Trx) {
  const { letters, invite } = post();
  const stay = await aStayWithGuest(trx);
  await inviteGuests(trx, invite, morning);
  await sendAll(trx, morning);
  const letter = letters[0];
  if (!letter) throw new Error("nobody was invited");
  return { ...stay, letters, invite, keyHash: keyOf(letter) };
}

describe("inviting", () => {
  test("the contact of a completed stay, two days after departure, once", () =>
    house.rolledBack(async (trx) => {
      const { mail } = await aStayWithGuest(trx);
      await aStayWithGuest(trx, { departure: addDays(departure, 1) });
      const { clientId, contactId } = await aStayWithGuest(trx, { departure: addDays(departure, 1) });
      await aStayEnded(trx, { clientId, contactId, departure, status: "cancelled" });
      const { letters, invite } = post();
      expect(await inviteGuests(trx, invite, morning)).toEqual({ invited: 1, dropped: {}, more: false });
      expect(await inviteGuests(trx, invite, morning)).toEqual({ invited: 0, dropped: {}, more: false });
      expect(letters).toMatchObject([
        {
          hotel: "湖畔酒店",
          guest: "王芳",
          departure,
          language: "en",
          reminder: false,
          validDays: 14,
          recommends: true,
        },
      ]);
      expect(await sendAll(trx, morning)).toEqual([mail]);
      expect(await surveysOf(trx)).toMatchObject([{ status: "invited", decidedOn: "2026-05-03" }]);
    }));

  test("nobody when there is nobody to ask, and says why; the house account leaves no trace", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aStayEnded(trx, { clientId: client, departure });
      await aStayWithGuest(trx, { mail: null });
      await aStayEnded(trx, { clientId: await aClient(trx, { house: true }), departure });
      const { invite, letters } = post();
      expect((await inviteGuests(trx, invite, morning)).dropped).toEqual({ "no-contact": 1, "no-mail": 1 });
      expect(letters).toEqual([]);
      expect((await surveysOf(trx)).map(({ dropReason }) => dropReason)).toEqual(["no-contact", "no-mail"]);
    }));

  test("an address that no mail can be sent to is none", () =>
    house.rolledBack(async (trx) => {
      await aStayWithGuest(trx);
      const clientId = await aClient(trx);
      const contactId = await aGuest(trx, { clientId, mail: "a..b@example.com" });
      await aStayEnded(trx, { clientId, contactId, departure });
      expect(await inviteGuests(trx, post().invite, morning)).toMatchObject({ invited: 1, dropped: { "no-mail": 1 } });
    }));

  test("nothing about the past: known over three days late, or before the start", () =>
    house.rolledBack(
      async (trx) => {
        await aStayWithGuest(trx, { departure: addDays(departure, -3) });
        await aStayWithGuest(trx, { departure: addDays(departure, -4) });
        await aStayWithGuest(trx, { departure: on("2026-03-01") });
        const { invite } = post();
        expect(await inviteGuests(trx, invite, morning)).toMatchObject({ invited: 1, dropped: { "too-late": 1 } });
        await aStayWithGuest(trx, { departure: addDays(departure, -2) });
        expect(await inviteGuests(trx, invite, morning)).toMatchObject({ invited: 1 });
      },
      { startDate: on("2026-04-28") },
    ));

  test("the day before the property's start is the past", () =>
    house.rolledBack(
      async (trx) => {
        await aStayWithGuest(trx);
        expect(await inviteGuests(trx, post().invite, morning)).toMatchObject({
          invited: 0,
          dropped: { "too-late": 1 },
        });
      },
      { startDate: on("2026-05-02") },
    ));

  test("a contact at most once in 30 days, the thirtieth free, within a run and between runs", () =>
    house.rolledBack(async (trx) => {
      const { clientId, contactId } = await aStayWithGuest(trx);
      await aStayEnded(trx, { clientId, contactId, departure });
      const { invite } = post();
      const stayed = (end: CalendarDate) => aStayEnded(trx, { clientId, contactId, departure: end });
      expect(await inviteGuests(trx, invite, morning)).toMatchObject({ invited: 1, dropped: { "asked-recently": 1 } });
      await sendAll(trx, morning);
      await stayed(addDays(departure, 29));
      expect(await inviteGuests(trx, invite, later(29))).toMatchObject({
        invited: 0,
        dropped: { "asked-recently": 1 },
      });
      await stayed(addDays(departure, 30));
      expect(await inviteGuests(trx, invite, later(30))).toMatchObject({ invited: 1 });
    }));

  test("an invitation that was never sent leaves the contact free", () =>
    house.rolledBack(async (trx) => {
      const { clientId, contactId, mail } = await aStayWithGuest(trx);
      if (!mail) throw new Error("the guest has a mail address");
      await withdrawConsent(trx, { mail: MailAddress.parse(mail), purpose: "survey" }, morning);
      const { invite } = post();
      await inviteGuests(trx, invite, morning);
      expect(await sendAll(trx, morning)).toEqual([]);
      await aStayEnded(trx, { clientId, contactId, departure: addDays(departure, 1) });
      expect(await inviteGuests(trx, invite, later(1))).toMatchObject({ invited: 1 });
    }));

  test("in blocks, until none is left", () =>
    house.rolledBack(async (trx) => {
      for (let index = 0; index < 3; index++) await aStayWithGuest(trx);
      const { invite } = post();
      expect(await inviteGuests(trx, { ...invite, limit: 2 }, morning)).toMatchObject({ invited: 2, more: true });
      expect(await inviteGuests(trx, { ...invite, limit: 2 }, morning)).toMatchObject({ invited: 1, more: false });
    }));
});

describe("reminding", () => {
  test("once, five days after sending, with a key of its own", () =>
    house.rolledBack(async (trx) => {
      const { letters, invite, mail, keyHash } = await anInvited(trx);
      expect(await remindGuests(trx, invite, later(4))).toEqual({ reminded: 0, more: false });
      expect(await remindGuests(trx, invite, later(5))).toEqual({ reminded: 1, more: false });
      expect(await remindGuests(trx, invite, later(6))).toEqual({ reminded: 0, more: false });
      expect(await sendAll(trx, later(5))).toEqual([mail]);
      const reminder = letters[1];
      if (!reminder) throw new Error("no reminder was written");
      expect(reminder).toMatchObject({ reminder: true, validDays: 9 });
      const opened = [keyHash, keyOf(reminder)].map((hash) => openSurvey(trx, hash, later(6)));
      const [byInvitation, byReminder] = await Promise.all(opened);
      expect(byInvitation?.id).toBe(byReminder?.id);
      expect(byReminder).toBeDefined();
    }));

  test("not who has answered, and not when it would be over three days late", () =>
    house.rolledBack(async (trx) => {
      const { invite, keyHash } = await anInvited(trx);
      const other = await aStayWithGuest(trx);
      await inviteGuests(trx, invite, morning);
      await sendAll(trx, morning);
      expect(await answerSurvey(trx, { keyHash, form: { q0: "" }, language: "en" }, later(1))).toBe("incomplete");
      const survey = await openSurvey(trx, keyHash, later(1));
      const [question] = survey?.questions ?? [];
      await answerSurvey(trx, { keyHash, form: { [`q${question?.id}`]: "9" }, language: "en" }, later(1));
      expect(await remindGuests(trx, invite, later(9))).toMatchObject({ reminded: 1 });
      expect(await sendAll(trx, later(9))).toEqual([]);
      const reminder = trx
        .selectFrom("message")
        .select(["dropReason", "dedupeKey"])
        .where("propertyId", "=", trx.propertyId);
      expect(await reminder.where("dropReason", "is not", null).execute()).toEqual([
        { dropReason: "too-late", dedupeKey: `survey:${other.stayId}:reminder` },
      ]);
    }));

  test("a reminder that waits is taken back by the answer", () =>
    house.rolledBack(async (trx) => {
      const { invite, keyHash } = await anInvited(trx);
      await remindGuests(trx, invite, later(5));
      const survey = await openSurvey(trx, keyHash, later(5));
      const form = { [`q${survey?.questions[0]?.id}`]: "9" };
      expect(await answerSurvey(trx, { keyHash, form, language: "en" }, later(5))).toBe("kept");
      expect(await sendAll(trx, later(5))).toEqual([]);
    }));
});

describe("answering", () => {
  test("is open through the 14th date after sending, at the hotel", () =>
    house.rolledBack(async (trx) => {
      const { keyHash } = await anInvited(trx);
      expect((await openSurvey(trx, keyHash, Instant.parse("2026-05-17T15:59:59.999Z")))?.hotel).toBe("湖畔酒店");
      expect(await openSurvey(trx, keyHash, Instant.parse("2026-05-17T16:00:00.000Z"))).toBeUndefined();
      expect(await answerSurvey(trx, { keyHash, form: {}, language: "en" }, later(15))).toBe("closed");
      expect(await openSurvey(trx, Buffer.alloc(32), morning)).toBeUndefined();
    }));

  test("keeps what was given, without phones and mails, and closes the survey", () =>
    house.rolledBack(async (trx) => {
      const { keyHash, clientId } = await anInvited(trx);
      const survey = await openSurvey(trx, keyHash, morning);
      const given = { recommend: "10", service: "5", product: "4", salesperson: "", text: "很好，请打 13800138000" };
      const form = Object.fromEntries((survey?.questions ?? []).map(({ id, kind }) => [`q${id}`, given[kind]]));
      expect(await answerSurvey(trx, { keyHash, form, language: "zh-Hant" }, morning)).toBe("kept");
      expect(await openSurvey(trx, keyHash, morning)).toBeUndefined();
      expect(await answerSurvey(trx, { keyHash, form, language: "en" }, morning)).toBe("closed");
      const filter = AnswerFilter.parse({ from: "2026-05-03", to: "2026-05-03" });
      expect(await listAnswers(trx, filter)).toMatchObject([
        {
          clientId,
          answeredOn: "2026-05-03",
          recommend: 10,
          ratings: [
            { kind: "service", score: 5 },
            { kind: "product", score: 4 },
          ],
          comments: ["很好，请打 •••"],
          low: false,
        },
      ]);
    }));

  test("of twenty forms sent together one is kept", async () => {
    const propertyId = await house.aProperty();
    const { keyHash, form } = await house.committed(propertyId, async (trx) => {
      const invited = await anInvited(trx);
      const survey = await openSurvey(trx, invited.keyHash, morning);
      return { ...invited, form: { [`q${survey?.questions[0]?.id}`]: "9" } };
    });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        house.committed(propertyId, (trx) => answerSurvey(trx, { keyHash, form, language: "en" }, morning)),
      ),
    );
    expect(answers.filter((answer) => answer === "kept")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "closed")).toHaveLength(19);
    await house.committed(propertyId, async (trx) => {
      expect(await answersBetween(trx, { from: on("2026-05-03"), to: on("2026-05-03") })).toHaveLength(1);
    });
  });
});

describe("questionnaires", () => {
  const question = { kind: "service", text: { "zh-Hans": "服务？", "zh-Hant": "服務？", en: "Service?" } } as const;

  test("the first is the default; publishing makes the next, on the version one has seen", () =>
    house.rolledBack(async (trx) => {
      expect((await questionnaireInForce(trx, morning)).version).toBe(1);
      expect(await publishQuestionnaire(trx, { basedOn: 1, questions: [question] }, morning)).toEqual({ version: 2 });
      await expect(publishQuestionnaire(trx, { basedOn: 1, questions: [question] }, morning)).rejects.toThrow(Refusal);
    }));

  test("an invitation keeps the questions it was sent with", () =>
    house.rolledBack(async (trx) => {
      const { keyHash } = await anInvited(trx);
      await publishQuestionnaire(trx, { basedOn: 1, questions: [question] }, morning);
      expect((await openSurvey(trx, keyHash, morning))?.questions).toHaveLength(5);
    }));
});

describe("results", () => {
  const may = { from: on("2026-05-01"), to: on("2026-05-31") };

  /** Ann owned the client until 10 May, Bo from then on. */
  async function aHandedOver(trx: Trx): Promise<{ clientId: ClientId; ann: StaffId; bo: StaffId }> {
    const [ann, bo] = [await aStaff(trx), await aStaff(trx)];
    const clientId = await aClient(trx);
    const { propertyId } = trx;
    await trx
      .insertInto("clientOwner")
      .values([
        { propertyId, clientId, staffId: ann, fromDate: on("2020-01-01"), toDate: on("2026-05-10") },
        { propertyId, clientId, staffId: bo, fromDate: on("2026-05-10") },
      ])
      .execute();
    return { clientId, ann, bo };
  }

  test("answers with what they are scored from", () =>
    house.rolledBack(async (trx) => {
      const clientId = await aClient(trx);
      await anAnswer(trx, {
        clientId,
        answeredOn: on("2026-05-09"),
        recommend: 10,
        ratings: { service: 5, product: 2 },
      });
      await anAnswer(trx, { clientId, answeredOn: on("2026-05-10"), recommend: null, ratings: { salesperson: 4 } });
      await anAnswer(trx, { clientId, answeredOn: on("2026-06-01") });
      expect(await answersBetween(trx, may)).toMatchObject([
        { clientId, answeredOn: "2026-05-09", recommend: 10, ratings: [5, 2] },
        { clientId, answeredOn: "2026-05-10", recommend: null, ratings: [4] },
      ]);
    }));

  test("figures, and the rows behind each", () =>
    house.rolledBack(async (trx) => {
      const { clientId, ann } = await aHandedOver(trx);
      await anAnswer(trx, { clientId, recommend: 10, ratings: { service: 5 }, comment: "100% 好" });
      await anAnswer(trx, { clientId, recommend: 3, ratings: { service: 2 } });
      await anAnswer(trx, { clientId, answeredOn: on("2026-05-20"), recommend: 8 });
      const figures = await surveyResults(trx, may);
      expect(figures).toMatchObject({
        answers: 3,
        response: { invited: 3, answered: 3, rate: 100 },
        recommendation: { promoters: 1, passives: 1, detractors: 1, nps: 0 },
        notAsked: [],
      });
      expect(figures.ratings[0]).toMatchObject({ kind: "service", mean: 3.5, answers: 2 });
      expect((await surveyResults(trx, { ...may, ownerId: await aStaff(trx) })).answers).toBe(0);
      expect((await surveyResults(trx, { ...may, ownerId: ann })).answers).toBe(2);
      const behind = async (filter: object) =>
        (await listAnswers(trx, AnswerFilter.parse({ ...may, ...filter }))).map(({ recommend }) => recommend);
      for (const { score, count } of figures.recommendation.distribution)
        expect(await behind({ score: { kind: "recommend", value: score } })).toHaveLength(count);
      expect(await behind({ score: { kind: "service", value: 2 } })).toEqual([3]);
      expect(await behind({ withComment: true })).toEqual([10]);
      expect(await behind({ search: "0%" })).toEqual([10]);
      expect(await behind({ search: "_00" })).toEqual([]);
      expect(await behind({ limit: 2 })).toEqual([8, 3]);
    }));

  test("why nobody was asked is counted and listed", () =>
    house.rolledBack(async (trx) => {
      await aStayEnded(trx, { clientId: await aClient(trx), departure });
      const unwilling = await aGuest(trx, { clientId: await aClient(trx) });
      await aStayEnded(trx, { clientId: await aClient(trx), contactId: unwilling, departure });
      await inviteGuests(trx, post().invite, morning);
      await sendAll(trx, morning);
      expect((await surveyResults(trx, may)).notAsked).toEqual(
        expect.arrayContaining([
          { reason: "no-contact", count: 1 },
          { reason: "no-consent", count: 1 },
        ]),
      );
      expect(await listInvitations(trx, { ...may, limit: 10 })).toMatchObject([
        { status: "invited", mailStatus: "dropped", mailDropReason: "no-consent" },
        { status: "dropped", dropReason: "no-contact", mailStatus: null },
      ]);
    }));

  test("a salesperson sees totals of five answers, never of four, over whole months", () =>
    house.rolledBack(async (trx) => {
      const staffId = await aStaff(trx);
      const clientId = await aClient(trx, { ownerId: staffId });
      const inJune = Instant.parse("2026-06-15T04:00:00.000Z");
      for (const recommend of [10, 9, 9, 2]) await anAnswer(trx, { clientId, recommend });
      await anAnswer(trx, { clientId, answeredOn: on("2026-06-01"), recommend: 0 });
      expect(await ownSurveyResults(trx, staffId, inJune)).toEqual({
        from: "2025-06-01",
        to: "2026-05-31",
        enough: false,
      });
      await anAnswer(trx, { clientId, recommend: 7 });
      expect(await ownSurveyResults(trx, staffId, inJune)).toMatchObject({ enough: true, answers: 5, nps: 40 });
    }));

  test("a rep is refused the manager's questions", async () => {
    const propertyId = await house.aProperty();
    const rep = await house.committed(propertyId, async (trx) => {
      await anAnswer(trx, { clientId: await aClient(trx) });
      return asActor(trx, await aStaff(trx), "rep");
    });
    await expect(withActor(house.db, rep, (trx) => surveyResults(trx, may))).rejects.toThrow("permission.missing");
  });
});
