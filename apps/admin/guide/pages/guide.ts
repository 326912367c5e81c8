import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const guidePage = {
  purpose: phrase(
    "每个页面一页说明。页面标题旁的问号直接打开它的说明。",
    "每個頁面一頁說明。頁面標題旁的問號直接開啟它的說明。",
    "One page for each screen. The question mark beside a screen's title opens its page here.",
  ),
  jobs: [
    {
      title: phrase("查一件事", "查一件事", "Look something up"),
      steps: [
        phrase(
          "在[[overview.guide.find]]里输入一个词或条款编号，例如 A4.4。",
          "在[[overview.guide.find]]裡輸入一個詞或條款編號，例如 A4.4。",
          "Type a word or a clause of the policy, such as A4.4, into [[overview.guide.find]].",
        ),
        phrase("点结果打开那一页。", "點結果開啟那一頁。", "Press a result to open that page."),
      ],
    },
  ],
  see: ["search", "keyboard"],
} satisfies GuidePage;
