import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const tipsPage = {
  purpose: phrase(
    "其他部门和官网访客把客户的情况告诉销售：负责人采纳进档案，或说明为什么不采纳。",
    "其他部門和官網訪客把客戶的情況告訴銷售：負責人採納進檔案，或說明為什麼不採納。",
    "What other departments and visitors of the site know about a client: the owner takes it into the file, or says why not.",
  ),
  jobs: [
    {
      title: phrase("提供一条线索", "提供一條線索", "Send a tip"),
      steps: [
        phrase(
          "点[[clients.tips.send]]，选客户或写下新名称，写一句您留意到的事。",
          "點[[clients.tips.send]]，選客戶或寫下新名稱，寫一句您留意到的事。",
          "Press [[clients.tips.send]], choose a client or write a new name, and say in a sentence what you noticed.",
        ),
        phrase(
          "文字里的电话和邮箱会自动隐去。",
          "文字裡的電話和信箱會自動隱去。",
          "Phones and mails in the text are struck out.",
        ),
        phrase(
          "在[[clients.tips.mine]]里看到后来怎样了，也会收到通知。",
          "在[[clients.tips.mine]]裡看到後來怎樣了，也會收到通知。",
          "[[clients.tips.mine]] shows what became of it, and you are told.",
        ),
      ],
    },
    {
      title: phrase("处理线索", "處理線索", "Decide a tip"),
      steps: [
        phrase(
          "点[[clients.tips.accept]]，选记到档案的哪一项，需要时改一下文字。",
          "點[[clients.tips.accept]]，選記到檔案的哪一項，需要時改一下文字。",
          "Press [[clients.tips.accept]], choose the field it goes into, and adjust the words if need be.",
        ),
        phrase(
          "或点[[clients.tips.reject]]，写一句原因给提供的人。",
          "或點[[clients.tips.reject]]，寫一句原因給提供的人。",
          "Or press [[clients.tips.reject]] with a word to the sender.",
        ),
        phrase(
          "来自官网、尚无档案的，可以就此新建潜在客户。",
          "來自官網、尚無檔案的，可以就此新建潛在客戶。",
          "From the site, about somebody without a file: make a potential client of it.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[clients.tips.suspect]]", "[[clients.tips.suspect]]", "[[clients.tips.suspect]]"),
      meaning: phrase(
        "像是机器填的；照样显示，由您判断。",
        "像是機器填的；照樣顯示，由您判斷。",
        "It looks filled in by a machine; it is shown all the same, for you to judge.",
      ),
      clauses: ["A2.4"],
    },
    {
      name: phrase("提供者的权限", "提供者的許可權", "What a sender sees"),
      meaning: phrase(
        "提供线索不会让人看到客户的档案。",
        "提供線索不會讓人看到客戶的檔案。",
        "Sending a tip opens no client's file.",
      ),
      clauses: ["A2.2", "A2.9"],
    },
  ],
  see: ["clients-id", "inbox"],
} satisfies GuidePage;
