import i18next, { type TFunction } from "i18next";
import { z } from "zod";
import { failureOf, isApiError } from "./api.ts";
import { isWordKey } from "./language.ts";

/** `stays.contact-not-found` is spoken by `stays.refusals.contact-not-found`. */
const wordKeyOf = (code: string): string => {
  const dot = code.indexOf(".");
  return `${code.slice(0, dot)}.refusals.${code.slice(dot + 1)}`;
};

/** The words of one refusal code; a code without words is shown as itself, so that it can at least be reported. */
export function codeText(code: string, details: Readonly<Record<string, unknown>> = {}): string {
  const key = wordKeyOf(code);
  return isWordKey(key) ? i18next.t(key, { ...details }) : code;
}

/** The client is there, but this part of its file belongs to the team that looks after it. */
export const isOtherTeams = (error: unknown): boolean => failureOf(error)?.code === "clients.not-found";

const Details = z.record(z.string(), z.unknown());

/** What stopped a job: the worker leaves the refusal's details in the place of a result. */
export const problemText = (job: { readonly problem: string; readonly result: unknown }): string =>
  codeText(job.problem, Details.catch({}).parse(job.result));

/** Only for failures of ours: a considered no needs no number to ask IT about. */
export function requestIdOf(error: unknown): string | undefined {
  const failure = failureOf(error);
  return failure?.kind === "bug" ? (failure.requestId ?? undefined) : undefined;
}

/** What a failed call says to a person. The request id is not in it: show it with `ErrorState`. */
export function refusalText(error: unknown, t: TFunction): string {
  if (!isApiError(error)) return t("kernel.failure.generic");
  const failure = failureOf(error);
  return failure ? codeText(failure.code, failure.details) : t("kernel.failure.offline");
}
