import { targetsWords } from "./targets/words.ts";
import { approvalsWords } from "./approvals/words.ts";
import { activitiesWords } from "./activities/words.ts";
import { creditWords } from "./credit/words.ts";
import { changesWords } from "./changes/words.ts";
import { clientsWords } from "./clients/words.ts";
import { filesWords } from "./files/words.ts";
import { importsWords } from "./imports/words.ts";
import { jobsWords } from "./jobs/words.ts";
import { kernelWords, permissionWords } from "./kernel/kernel-words.ts";
import { sheetWords } from "./kernel/sheet-words.ts";
import { messagesWords } from "./messages/words.ts";
import { overviewWords } from "./overview/words.ts";
import { propertiesWords } from "./properties/words.ts";
import { scoresWords } from "./scores/words.ts";
import { receivablesWords } from "./receivables/words.ts";
import { staffWords } from "./staff/words.ts";
import { staysWords } from "./stays/words.ts";
import { surveysWords } from "./surveys/words.ts";

/** The register of words: one line per capability. */
export const words = {
  kernel: kernelWords,
  permission: permissionWords,
  sheet: sheetWords,
  properties: propertiesWords,
  changes: changesWords,
  jobs: jobsWords,
  staff: staffWords,
  approvals: approvalsWords,
  files: filesWords,
  imports: importsWords,
  clients: clientsWords,
  stays: staysWords,
  messages: messagesWords,
  receivables: receivablesWords,
  credit: creditWords,
  surveys: surveysWords,
  scores: scoresWords,
  activities: activitiesWords,
  targets: targetsWords,
  overview: overviewWords,
};
