import { phrase, type Words } from "../kernel/words.ts";

export const filesWords = {
  refusals: {
    "not-found": phrase("没有这个文件", "沒有這個檔案", "There is no such file"),
    "too-large": phrase("文件超过 {{limit}} MB", "檔案超過 {{limit}} MB", "The file is larger than {{limit}} MB"),
  },
} satisfies Words;
