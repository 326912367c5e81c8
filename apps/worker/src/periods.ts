import { approvalsPeriods } from "./approvals/tasks.ts";
import { creditPeriods } from "./credit/tasks.ts";
import { duplicatesPeriods } from "./clients/duplicates/tasks.ts";
import { filesPeriods } from "./files/tasks.ts";
import type { PeriodicJob } from "./kernel/task.ts";
import { noticesPeriods } from "./messages/notices/tasks.ts";
import { importsPeriods } from "./imports/tasks.ts";
import { messagesPeriods } from "./messages/tasks.ts";
import { dunningPeriods } from "./receivables/dunning/tasks.ts";
import { receivablesPeriods } from "./receivables/tasks.ts";
import { scoresPeriods } from "./scores/tasks.ts";
import { surveysPeriods } from "./surveys/tasks.ts";

/** The register of periodic jobs: one line per capability. */
export const periods: readonly PeriodicJob[] = [
  ...approvalsPeriods,
  ...creditPeriods,
  ...duplicatesPeriods,
  ...filesPeriods,
  ...importsPeriods,
  ...messagesPeriods,
  ...noticesPeriods,
  ...surveysPeriods,
  ...receivablesPeriods,
  ...dunningPeriods,
  ...scoresPeriods,
];
