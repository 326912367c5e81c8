import { z } from "zod";
import { notificationEvent } from "../../kernel/notification.ts";
import { phrase } from "../../kernel/words.ts";

const fromSite = phrase(
  "官网访客“{{about}}”留下了信息。",
  "官網訪客「{{about}}」留下了資訊。",
  "{{about}} left a message on the hotel's site.",
);
const fromStaff = phrase(
  "有一条关于“{{about}}”的线索。",
  "有一條關於「{{about}}」的線索。",
  "A tip about {{about}} came in.",
);
const outcomes = {
  accepted: phrase(
    "您关于“{{about}}”的线索已采纳。",
    "您關於「{{about}}」的線索已採納。",
    "Your tip about {{about}} is in the file.",
  ),
  rejected: phrase(
    "您关于“{{about}}”的线索未采纳，原因见线索页。",
    "您關於「{{about}}」的線索未採納，原因見線索頁。",
    "Your tip about {{about}} was not taken; the answer says why.",
  ),
};

export const clientsEvents = {
  /** To the client's owner, without one to the managers. (A2.2, A2.4) */
  "clients.tip-received": notificationEvent({
    act: "tips:decide",
    subject: "tip",
    details: z.strictObject({ about: z.string().max(200), site: z.boolean() }),
    name: phrase("收到线索", "收到線索", "A tip came in"),
    text: ({ site }) => (site ? fromSite : fromStaff),
    path: () => "/tips",
  }),
  /** To whoever sent it. (A2.2) */
  "clients.tip-decided": notificationEvent({
    act: "tips:send",
    subject: "tip",
    details: z.strictObject({ about: z.string().max(200), status: z.enum(["accepted", "rejected"]) }),
    name: phrase("我的线索有了结果", "我的線索有了結果", "What became of a tip of mine"),
    text: ({ status }) => outcomes[status],
    path: () => "/tips",
  }),
};
