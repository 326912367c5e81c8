import { z } from "zod";
import { approvalActs } from "../../approvals.ts";
import { notificationEvent } from "../../kernel/notification.ts";
import { type Phrase, phrase } from "../../kernel/words.ts";

const unknownAct = phrase("一项申请", "一項申請", "A proposal");

/** What an act is called, put into a sentence; `{{about}}` and `{{who}}` stay for the details. */
function saidOf(act: string, sentence: (name: Phrase) => Phrase): Phrase {
  const known = Object.entries(approvalActs).find(([name]) => name === act);
  return sentence(known ? known[1].name : unknownAct);
}

const asked = (name: Phrase): Phrase =>
  phrase(
    `{{who}} 请您审批：${name["zh-Hans"]}（{{about}}）。`,
    `{{who}} 請您簽核：${name["zh-Hant"]}（{{about}}）。`,
    `{{who}} asks for your decision. ${name.en}: {{about}}.`,
  );

const outcomes: Record<"accepted" | "done" | "refused" | "rejected" | "expired", (name: Phrase) => Phrase> = {
  accepted: (name) =>
    phrase(
      `您的申请已批准：${name["zh-Hans"]}（{{about}}）。`,
      `您的申請已核准：${name["zh-Hant"]}（{{about}}）。`,
      `Your proposal was accepted. ${name.en}: {{about}}.`,
    ),
  done: (name) =>
    phrase(
      `已执行：${name["zh-Hans"]}（{{about}}）。`,
      `已執行：${name["zh-Hant"]}（{{about}}）。`,
      `Carried out. ${name.en}: {{about}}.`,
    ),
  refused: (name) =>
    phrase(
      `已批准，但无法执行：${name["zh-Hans"]}（{{about}}），原因见审批页。`,
      `已核准，但無法執行：${name["zh-Hant"]}（{{about}}），原因見簽核頁。`,
      `Accepted, but it could not be carried out. ${name.en}: {{about}}. The page says why.`,
    ),
  rejected: (name) =>
    phrase(
      `您的申请未获批准：${name["zh-Hans"]}（{{about}}），原因见审批页。`,
      `您的申請未獲核准：${name["zh-Hant"]}（{{about}}），原因見簽核頁。`,
      `Your proposal was rejected. ${name.en}: {{about}}. The page says why.`,
    ),
  expired: (name) =>
    phrase(
      `无人处理，您的申请已过期：${name["zh-Hans"]}（{{about}}）。`,
      `無人處理，您的申請已過期：${name["zh-Hant"]}（{{about}}）。`,
      `Nobody decided in time; your proposal has lapsed. ${name.en}: {{about}}.`,
    ),
};

const about = z.string().max(200);
const act = z.string().max(60);

export const approvalsEvents = {
  /** To everybody who may decide. */
  "approvals.asked": notificationEvent({
    act: "approvals:read",
    subject: "proposal",
    details: z.strictObject({ who: z.string().max(80), act, about }),
    name: phrase("有申请等我审批", "有申請等我簽核", "A proposal waits for my decision"),
    text: (details) => saidOf(details.act, asked),
    path: () => "/approvals",
  }),
  /** To whoever proposed it, and when it could not be carried out to whoever decided as well. */
  "approvals.decided": notificationEvent({
    act: "approvals:read",
    subject: "proposal",
    details: z.strictObject({ act, about, status: z.enum(["accepted", "done", "refused", "rejected", "expired"]) }),
    name: phrase("我的申请有了结果", "我的申請有了結果", "A proposal of mine is decided"),
    text: (details) => saidOf(details.act, outcomes[details.status]),
    path: () => "/approvals",
  }),
};
