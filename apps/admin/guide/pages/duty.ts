import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const dutyPage = {
  purpose: phrase(
    "每位员工接受的保密责任：哪些客户信息要保密，怎样对待号码、副本和导出。",
    "每位員工接受的保密責任：哪些客戶資訊要保密，怎樣對待號碼、副本和匯出。",
    "The confidentiality duty that everybody accepts: what is kept secret, and how numbers, copies and exports are treated.",
  ),
  jobs: [
    {
      title: phrase("第一次登录", "第一次登入", "At the first sign-in"),
      steps: [
        phrase(
          "读完全文；右上角可以换语言。",
          "讀完全文；右上角可以換語言。",
          "Read the text; the language can be changed at the top right.",
        ),
        phrase(
          "勾选“[[staff.duty.tick]]”，再按[[staff.duty.accept]]；随后就到原来要去的页面。",
          "勾選「[[staff.duty.tick]]」，再按[[staff.duty.accept]]；隨後就到原來要去的頁面。",
          "Tick “[[staff.duty.tick]]” and press [[staff.duty.accept]]; the page you were going to follows.",
        ),
        phrase(
          "在两家酒店任职的人，两家各接受一次。",
          "在兩家飯店任職的人，兩家各接受一次。",
          "Whoever works at two hotels accepts at each.",
        ),
      ],
    },
    {
      title: phrase("以后再读", "以後再讀", "Read it again"),
      steps: [
        phrase(
          "点右上角自己的名字，选[[staff.duty.title]]。",
          "點右上角自己的名字，選[[staff.duty.title]]。",
          "Open the menu under your name at the top right and choose [[staff.duty.title]].",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("版本", "版本", "Version"),
      meaning: phrase(
        "内容改动就是新版本，每个人下次打开页面时重新接受。谁在何时接受了哪一版，留有记录，不能撤回。",
        "內容改動就是新版本，每個人下次開啟頁面時重新接受。誰在何時接受了哪一版，留有紀錄，不能撤回。",
        "Changed words are a new version, which everybody accepts when they next open a page. Who accepted which one and when stays on record and cannot be taken back.",
      ),
      clauses: ["A2.8"],
    },
  ],
  troubles: [
    {
      says: phrase(
        "[[staff.refusals.duty-not-accepted]]",
        "[[staff.refusals.duty-not-accepted]]",
        "[[staff.refusals.duty-not-accepted]]",
      ),
      means: phrase(
        "还没有接受现行版本，任何页面、导出和命令都不可用。",
        "還沒有接受現行版本，任何頁面、匯出和命令都不可用。",
        "The version in force is not accepted yet; until then no page, export or command is open.",
      ),
    },
  ],
  see: ["settings-people"],
} satisfies GuidePage;
