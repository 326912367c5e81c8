import { approvalsTasks } from "./approvals/tasks.ts";
import { bulkTasks } from "./clients/bulk/tasks.ts";
import { exportsTasks } from "./clients/exports/tasks.ts";
import { creditTasks } from "./credit/tasks.ts";
import { duplicatesTasks } from "./clients/duplicates/tasks.ts";
import { filesTasks } from "./files/tasks.ts";
import type { Task } from "./kernel/task.ts";
import { noticesTasks } from "./messages/notices/tasks.ts";
import { messagesTasks } from "./messages/tasks.ts";
import { statementsTasks } from "./receivables/statements/tasks.ts";
import { dunningTasks } from "./receivables/dunning/tasks.ts";
import { receivablesTasks } from "./receivables/tasks.ts";
import { scoresTasks } from "./scores/tasks.ts";
import { surveysTasks } from "./surveys/tasks.ts";
import { importsTasks } from "./imports/tasks.ts";

/** The register of tasks: one line per capability. */
export const tasks: readonly Task[] = [
  ...approvalsTasks,
  ...bulkTasks,
  ...creditTasks,
  ...duplicatesTasks,
  ...exportsTasks,
  ...filesTasks,
  ...messagesTasks,
  ...noticesTasks,
  ...surveysTasks,
  ...receivablesTasks,
  ...dunningTasks,
  ...statementsTasks,
  ...scoresTasks,
  ...importsTasks,
];
