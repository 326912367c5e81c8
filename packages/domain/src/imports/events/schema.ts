import { z } from "zod";
import { notificationEvent } from "../../kernel/notification.ts";
import { phrase } from "../../kernel/words.ts";

const texts = {
  applied: phrase(
    "《{{fileName}}》已写入：新建 {{created}} 行，更新 {{updated}} 行。",
    "《{{fileName}}》已寫入：新增 {{created}} 列，更新 {{updated}} 列。",
    "{{fileName}} has been applied: {{created}} rows created, {{updated}} updated.",
  ),
  checked: phrase(
    "《{{fileName}}》检查完毕，没有错误，可以写入。",
    "《{{fileName}}》檢查完畢，沒有錯誤，可以寫入。",
    "{{fileName}} has been checked: nothing is wrong, it can be applied.",
  ),
  refused: phrase(
    "《{{fileName}}》有 {{refused}} 行不合要求，什么都没有写入。",
    "《{{fileName}}》有 {{refused}} 列不合要求，什麼都沒有寫入。",
    "{{fileName}} has {{refused}} rows that do not fit. Nothing was written.",
  ),
};

export const importsEvents = {
  /** To whoever started it. */
  "imports.finished": notificationEvent({
    act: "imports:read",
    subject: "import",
    details: z.strictObject({
      fileName: z.string().max(255),
      status: z.enum(["applied", "checked", "refused"]),
      created: z.int(),
      updated: z.int(),
      refused: z.int(),
    }),
    name: phrase("导入完成", "匯入完成", "An import has finished"),
    text: ({ status }) => texts[status],
    path: (row) => `/imports/${row}`,
  }),
};
