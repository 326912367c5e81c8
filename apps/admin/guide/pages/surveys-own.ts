import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const surveysOwnPage = {
  purpose: phrase(
    "您的客户在最近十二个月里的总体评价；不显示单份答卷。",
    "您的客戶在最近十二個月裡的總體評價；不顯示單份答卷。",
    "What your own clients said over the last twelve months, in total; never a single answer.",
  ),
  jobs: [
    {
      title: phrase("看自己的总体评价", "看自己的總體評價", "Read your own totals"),
      steps: [
        phrase(
          "至少 5 份答复才显示，避免看出是谁写的。",
          "至少 5 份答覆才顯示，避免看出是誰寫的。",
          "Shown from 5 answers on, so that nobody can be recognised.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("计入谁", "計入誰", "Whose answer it is"),
      meaning: phrase(
        "答复当天负责该客户的人。",
        "答覆當天負責該客戶的人。",
        "The client's owner on the day of the answer.",
      ),
      clauses: ["B4.1", "B1.6"],
    },
  ],
  see: ["surveys", "scores"],
} satisfies GuidePage;
