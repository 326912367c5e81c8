import { z } from "zod";
import { notificationEvent } from "../../kernel/notification.ts";
import { phrase } from "../../kernel/words.ts";

export const jobsEvents = {
  /** To whoever started it; what went wrong stands in the tray. */
  "jobs.failed": notificationEvent({
    act: "jobs:read",
    subject: "job",
    details: z.strictObject({}),
    name: phrase("后台任务失败", "背景工作失敗", "A background job failed"),
    text: () =>
      phrase(
        "您启动的后台任务没有完成，原因见右上角的任务栏。",
        "您啟動的背景工作沒有完成，原因見右上角的工作列。",
        "A background job you started did not finish. The tray at the top right says why.",
      ),
    path: () => null,
  }),
};
