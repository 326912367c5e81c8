import { addDays, type CalendarDate, daysBetween } from "../kernel/time.ts";
import { redactContacts } from "../messages/rules.ts";
import type { NewQuestion } from "./schema.ts";
import {
  type GivenAnswer,
  longestComment,
  type Question,
  type QuestionKind,
  scales,
  type SurveyDropReason,
} from "./schema.ts";
import { surveysWords } from "./words.ts";

type Candidate = {
  readonly tooLate: boolean;
  readonly contactId: number | null;
  readonly hasMail: boolean;
  /** The day of the contact's latest invitation that went out. */
  readonly lastInvitedOn: CalendarDate | null;
};

/**
 * Why nobody is asked about a stay; nothing when its contact is. Blocked is dropped, not put off: the thirtieth day after an
 * invitation is free again. (A6.1)
 */
export function invitationRefusal(
  stay: Candidate,
  { today, pauseDays }: { today: CalendarDate; pauseDays: number },
): SurveyDropReason | undefined {
  if (stay.tooLate) return "too-late";
  if (stay.contactId === null) return "no-contact";
  if (!stay.hasMail) return "no-mail";
  return stay.lastInvitedOn !== null && daysBetween(stay.lastInvitedOn, today) < pauseDays
    ? "asked-recently"
    : undefined;
}

/** A survey is open through this day at the hotel. */
const openThrough = (sentOn: CalendarDate, validDays: number): CalendarDate => addDays(sentOn, validDays);

export const isOpen = (
  survey: { readonly status: string; readonly sentOn: CalendarDate },
  { today, validDays }: { today: CalendarDate; validDays: number },
): boolean => survey.status === "invited" && today <= openThrough(survey.sentOn, validDays);

export const fieldOf = (question: Pick<Question, "id">): string => `q${question.id}`;

/** A score of the scale, written as its plain digits; nothing else. */
export function readScore(kind: Exclude<QuestionKind, "text">, text: string | undefined): number | undefined {
  const score = /^\d{1,2}$/.test(text ?? "") ? Number(text) : Number.NaN;
  return score >= scales[kind].from && score <= scales[kind].to ? score : undefined;
}

/** A guest is refused nothing over a character that nobody sees. */
const storable = (text: string): string => text.replaceAll(/[^\P{Cc}\n\r\t]/gu, "");

/**
 * What the form holds, phones and mails in comments struck out. Nothing when it says nothing, or something no guest can
 * choose. Every question may be left out.
 */
export function readAnswer(
  questions: readonly Question[],
  form: Readonly<Record<string, string>>,
): GivenAnswer | undefined {
  let recommend: number | null = null;
  const ratings: GivenAnswer["ratings"][number][] = [];
  const comments: GivenAnswer["comments"][number][] = [];
  for (const question of questions) {
    const given = storable(form[fieldOf(question)] ?? "").trim();
    if (given === "") continue;
    if (question.kind === "text") {
      comments.push({ questionId: question.id, text: redactContacts(given.slice(0, longestComment).toWellFormed()) });
      continue;
    }
    const score = readScore(question.kind, given);
    if (score === undefined) return undefined;
    if (question.kind === "recommend") recommend = score;
    else ratings.push({ questionId: question.id, kind: question.kind, score });
  }
  return recommend === null && ratings.length + comments.length === 0 ? undefined : { recommend, ratings, comments };
}

/** 9 and 10 promote, 0 to 6 detract. */
export const isPromoter = (recommend: number): boolean => recommend >= 9;
export const isDetractor = (recommend: number): boolean => recommend <= 6;

const tenths = (value: number) => Math.round(value * 10) / 10;

/** Promoters minus detractors, in per cent of answers that gave a recommendation; one decimal. (B1.6) */
export const nps = (count: { promoters: number; detractors: number; answers: number }): number | null =>
  count.answers === 0 ? null : tenths((100 * (count.promoters - count.detractors)) / count.answers);

export const responseRate = (count: { answered: number; invited: number }): number | null =>
  count.invited === 0 ? null : tenths((100 * count.answered) / count.invited);

/** A low answer deserves a person's attention: recommendation of 6 or less, or any rating of 2 or less. */
export const isLow = (answer: { recommend: number | null; ratings: readonly number[] }): boolean =>
  (answer.recommend !== null && isDetractor(answer.recommend)) || answer.ratings.some((score) => score <= 2);

/** Fewer answers would tell a salesperson who scored them. */
export const ownMinimum = 5;

/** What a hotel asks until it publishes its own questions. (A6.1, B4.1) */
export const defaultQuestions: readonly NewQuestion[] = (
  ["recommend", "service", "product", "salesperson", "text"] as const
).map((kind) => ({ kind, text: surveysWords.questions[kind] }));
