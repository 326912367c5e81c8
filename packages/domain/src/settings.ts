import type { z } from "zod";
import { activitiesSettings } from "./activities/rules.ts";
import { scoresSettings } from "./scores/rules.ts";
import { messagesSettings } from "./messages/schema.ts";
import { surveysSettings } from "./surveys/schema.ts";

/** The register of dated settings: one line per capability. */
export const settings = {
  ...scoresSettings,
  ...activitiesSettings,
  ...messagesSettings,
  ...surveysSettings,
};

export type SettingKey = keyof typeof settings;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof settings)[Key]["schema"]>;
