import type { ColumnKind } from "../../../changes/views/rules.ts";

/** What a list of persons shows of each, may be asked of it and sorted by; what is protected only says whether it is there. */
export const contactGridColumns = {
  name: "text",
  clientId: "number",
  clientName: "text",
  salutation: "text",
  title: "text",
  decisionMaker: "check",
  language: "option",
  preferredChannel: "option",
  mobileMask: "masked",
  phoneMask: "masked",
  mailMask: "masked",
  wechatMask: "masked",
  birthday: "text",
  birthYearMask: "masked",
  status: "option",
  ownerId: "person",
  tier: "option",
  class: "option",
} as const satisfies Readonly<Record<string, ColumnKind>>;
