import type { z } from "zod";
import { approvalsSettings } from "./approvals/schema.ts";
import { activitiesSettings } from "./activities/rules.ts";
import { clientsSettings } from "./clients/completeness/schema.ts";
import { creditAssessmentSettings } from "./credit/assessment/schema.ts";
import { creditExposureSettings } from "./credit/exposure/schema.ts";
import { dunningSettings } from "./receivables/dunning/schema.ts";
import { scoresSettings } from "./scores/rules.ts";
import { importsSettings } from "./imports/schema.ts";
import { messagesSettings } from "./messages/schema.ts";
import { surveysSettings } from "./surveys/schema.ts";

/** The register of dated settings: one line per capability. */
export const settings = {
  ...scoresSettings,
  ...activitiesSettings,
  ...approvalsSettings,
  ...clientsSettings,
  ...creditAssessmentSettings,
  ...creditExposureSettings,
  ...messagesSettings,
  ...importsSettings,
  ...surveysSettings,
  ...dunningSettings,
};

export type SettingKey = keyof typeof settings;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof settings)[Key]["schema"]>;
