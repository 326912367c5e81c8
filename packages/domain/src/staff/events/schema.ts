import { z } from "zod";
import { notificationEvent } from "../../kernel/notification.ts";
import { phrase } from "../../kernel/words.ts";

const who = z.string().max(80);

export const staffEvents = {
  /** To each successor. */
  "staff.handed-over": notificationEvent({
    act: "clients:write",
    subject: "hand_over",
    details: z.strictObject({ leaver: who, count: z.int(), from: z.string().max(10) }),
    name: phrase("接手同事的客户", "接手同事的客戶", "Clients of a colleague become mine"),
    text: () =>
      phrase(
        "{{leaver}} 的 {{count}} 家客户自 {{from}} 起由您负责，交接说明见各客户页。",
        "{{leaver}} 的 {{count}} 家客戶自 {{from}} 起由您負責，交接說明見各客戶頁。",
        "{{count}} clients of {{leaver}} are yours from {{from}}. The brief is on each client's page.",
      ),
    path: () => "/clients",
  }),
  /** To those who may decide. */
  "staff.absence-asked": notificationEvent({
    act: "absences:decide",
    subject: "absence",
    details: z.strictObject({ who, from: z.string().max(10), to: z.string().max(10) }),
    name: phrase("休假申请", "休假申請", "An absence is asked for"),
    text: () =>
      phrase(
        "{{who}} 申请 {{from}} 至 {{to}} 休假。",
        "{{who}} 申請 {{from}} 至 {{to}} 休假。",
        "{{who}} asks to be away from {{from}} to {{to}}.",
      ),
    path: () => "/absences",
  }),
  /** To whoever asked, and to the stand-in when it is approved. */
  "staff.absence-decided": notificationEvent({
    act: "absences:ask",
    subject: "absence",
    details: z.strictObject({
      who,
      standIn: who,
      from: z.string().max(10),
      to: z.string().max(10),
      status: z.enum(["approved", "rejected"]),
    }),
    name: phrase("休假申请有了结果", "休假申請有了結果", "An absence is decided"),
    text: ({ status }) =>
      status === "approved"
        ? phrase(
            "{{who}} 将于 {{from}} 至 {{to}} 休假，由 {{standIn}} 代班。",
            "{{who}} 將於 {{from}} 至 {{to}} 休假，由 {{standIn}} 代班。",
            "{{who}} is away from {{from}} to {{to}}; {{standIn}} stands in.",
          )
        : phrase(
            "{{who}} 于 {{from}} 至 {{to}} 的休假未获批准。",
            "{{who}} 於 {{from}} 至 {{to}} 的休假未獲批准。",
            "The absence of {{who}} from {{from}} to {{to}} was not approved.",
          ),
    path: () => "/absences",
  }),
};
