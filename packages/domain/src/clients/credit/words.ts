import { phrase, type Words } from "../../kernel/words.ts";

/** What is decided about a client's credit, wherever it is read. */
export const clientCreditWords = {
  grade: phrase("信用等级", "信用等級", "Credit grade"),
  limit: phrase("信用额度", "信用額度", "Credit limit"),
  term: phrase("信用期限", "信用期限", "Credit term"),
  hold: phrase("信用冻结", "信用凍結", "Credit hold"),
  grades: {
    AAA: phrase("AAA", "AAA", "AAA"),
    AA: phrase("AA", "AA", "AA"),
    A: phrase("A", "A", "A"),
    BBB: phrase("BBB", "BBB", "BBB"),
    BB: phrase("BB", "BB", "BB"),
    C: phrase("C", "C", "C"),
  },
  noGrade: phrase("未评级", "未評級", "Not graded"),
  noLimit: phrase("未授信", "未授信", "None granted"),
  cashOnly: phrase("仅限现付", "僅限現付", "Cash only"),
  noTerm: phrase("未约定", "未約定", "None agreed"),
  terms: {
    days: phrase("{{days}} 天", "{{days}} 天", "{{days}} days"),
    deposit: phrase("预付订金 50%", "預付訂金 50%", "Deposit 50%"),
    prepay: phrase("全额预付", "全額預付", "Prepaid"),
  },
  holds: {
    none: phrase("无", "無", "None"),
    soft: phrase("软冻结", "軟凍結", "Soft hold"),
    hard: phrase("硬冻结", "硬凍結", "Hard hold"),
  },
} satisfies Words;
