import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const clientsDuplicatesOneOtherPage = {
  purpose: phrase(
    "两份档案并排，逐项选用哪边的值，再合并成一份。",
    "兩份檔案並排，逐項選用哪邊的值，再合併成一份。",
    "Two files side by side: choose the value to keep for each field, then make one of two.",
  ),
  jobs: [
    {
      title: phrase("合并两份档案", "合併兩份檔案", "Make one of two"),
      steps: [
        phrase(
          "选保留哪一份；另一份的编号和链接以后会转到这里。",
          "選保留哪一份；另一份的編號和連結以後會轉到這裡。",
          "Choose which file stays; the other's number and links lead here from then on.",
        ),
        phrase(
          "逐项选值，不同的项目才需要看。",
          "逐項選值，不同的專案才需要看。",
          "Choose field by field; only those that differ need a look.",
        ),
        phrase(
          "[[clients.duplicates.moves]]列出一起转入的住宿、沟通、账目、问卷和联系人。",
          "[[clients.duplicates.moves]]列出一起轉入的住宿、溝通、帳目、問卷和聯絡人。",
          "[[clients.duplicates.moves]] lists the stays, activities, ledger items, surveys and contacts that go with it.",
        ),
        phrase(
          "点[[clients.duplicates.merge]]：要么全部完成，要么什么都不变。",
          "點[[clients.duplicates.merge]]：要麼全部完成，要麼什麼都不變。",
          "Press [[clients.duplicates.merge]]: all of it happens, or none.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("已算好的月份", "已算好的月份", "Months already scored"),
      meaning: phrase("合并不改变它们的数字。", "合併不改變它們的數字。", "A merge changes none of their figures."),
      clauses: ["B5.4"],
    },
    {
      name: phrase("两边都有的人", "兩邊都有的人", "Persons in both files"),
      meaning: phrase(
        "电话或邮箱相同的联系人合为一位，资料互补。",
        "電話或信箱相同的聯絡人合為一位，資料互補。",
        "Contacts with the same phone or mail become one, each filling in what the other lacks.",
      ),
      clauses: ["A2.5"],
    },
  ],
  troubles: [
    {
      says: phrase(
        "[[clients.refusals.merge-changed-since]]",
        "[[clients.refusals.merge-changed-since]]",
        "[[clients.refusals.merge-changed-since]]",
      ),
      means: phrase(
        "两个人同时在看同一对时也会这样：先到的合并，后到的请重新打开。",
        "兩個人同時在看同一對時也會這樣：先到的合併，後到的請重新開啟。",
        "This also happens when two people look at one pair: the first merges, the other opens it again.",
      ),
    },
  ],
  see: ["clients-duplicates", "clients-id"],
} satisfies GuidePage;
