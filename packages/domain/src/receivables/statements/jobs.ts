import { StatementsJob } from "./batch/schema.ts";

export const statementsJobs = {
  /** Makes the statements of many clients as files or mails. Safe to run twice: the file is replaced, a mail goes once. */
  "receivables.statements": StatementsJob,
};
