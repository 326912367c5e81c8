import { phrase, type Words } from "../../kernel/words.ts";

export const dunningRefusals = {
  "ladder-out-of-order": phrase(
    "催收步骤须按天数递进：提醒在到期前，信函和电话在到期后，最后通知在所有信函之后。",
    "催收步驟須按天數遞進：提醒在到期前，信函和電話在到期後，最後通知在所有信函之後。",
    "The steps do not go up: a reminder stands before the due date, letters and calls after it, the final notice after all letters, one step on a day.",
  ),
  "ladder-of-the-past": phrase(
    "催收步骤最早从今天起生效。",
    "催收步驟最早從今天起生效。",
    "Steps hold from today on at the earliest.",
  ),
} satisfies Words;
