import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const surveysQuestionsPage = {
  purpose: phrase(
    "编写住后问卷；发布后从下一次邀请起使用新版本。",
    "編寫住後問卷；釋出後從下一次邀請起使用新版本。",
    "Edits the questionnaire sent after a stay; publishing makes the version that the next invitations carry.",
  ),
  jobs: [
    {
      title: phrase("修改问卷", "修改問卷", "Change the questions"),
      steps: [
        phrase(
          "用[[surveys.editor.add]]加题，写三种语言的文字。",
          "用[[surveys.editor.add]]加題，寫三種語言的文字。",
          "Use [[surveys.editor.add]] and write the question in three languages.",
        ),
        phrase(
          "用上移、下移排顺序，[[surveys.editor.remove]]去掉不要的。",
          "用上移、下移排順序，[[surveys.editor.remove]]去掉不要的。",
          "Move questions up and down; [[surveys.editor.remove]] takes one out.",
        ),
        phrase(
          "[[surveys.editor.publish]]。已经发出的邀请保留原来的版本。",
          "[[surveys.editor.publish]]。已經發出的邀請保留原來的版本。",
          "[[surveys.editor.publish]]. Invitations already sent keep the version they were sent with.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("版本", "版本", "Versions"),
      meaning: phrase(
        "每次发布得到一个新号码，旧答卷仍按旧题统计。",
        "每次釋出得到一個新號碼，舊答卷仍按舊題統計。",
        "Each publishing gets a number; old answers are still read by their old questions.",
      ),
      clauses: ["B5.4"],
    },
  ],
  see: ["surveys"],
} satisfies GuidePage;
