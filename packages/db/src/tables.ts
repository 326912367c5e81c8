import type { TargetsTables } from "./targets/tables.ts";
import type { ActivitiesTables } from "./activities/tables.ts";
import type { ApprovalsTables } from "./approvals/tables.ts";
import type { ChangesTables } from "./changes/tables.ts";
import type { ClientsTables } from "./clients/tables.ts";
import type { CreditAssessmentTables } from "./credit/assessment/tables.ts";
import type { CreditInformationTables } from "./credit/information/tables.ts";
import type { CreditExposureTables } from "./credit/exposure/tables.ts";
import type { FilesTables } from "./files/tables.ts";
import type { ImportsTables } from "./imports/tables.ts";
import type { JobsTables } from "./jobs/tables.ts";
import type { MessagesTables } from "./messages/tables.ts";
import type { PropertiesTables } from "./properties/tables.ts";
import type { ScoresTables } from "./scores/tables.ts";
import type { DunningTables } from "./receivables/dunning/tables.ts";
import type { ReceivablesTables } from "./receivables/tables.ts";
import type { ReceivingTables } from "./receivables/receiving/tables.ts";
import type { StaffTables } from "./staff/tables.ts";
import type { StaysTables } from "./stays/tables.ts";
import type { SurveysTables } from "./surveys/tables.ts";

/** The register of tables: one line per capability. */
export type Database = PropertiesTables &
  ChangesTables &
  JobsTables &
  MessagesTables &
  StaffTables &
  ApprovalsTables &
  FilesTables &
  ImportsTables &
  ClientsTables &
  StaysTables &
  ActivitiesTables &
  ReceivablesTables &
  CreditExposureTables &
  CreditInformationTables &
  CreditAssessmentTables &
  ReceivingTables &
  DunningTables &
  SurveysTables &
  TargetsTables &
  ScoresTables;
