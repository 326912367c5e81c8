import { phrase, type Words } from "../kernel/words.ts";
import { assessmentRefusals, assessmentWords } from "./assessment/words.ts";
import { bookingRefusals, bookingWords } from "./booking/words.ts";
import { exposureWords } from "./exposure/words.ts";
import { grantingRefusals, grantingWords } from "./granting/words.ts";
import { holdsRefusals, holdsWords } from "./holds/words.ts";
import { informationRefusals, informationWords } from "./information/words.ts";

export const creditWords = {
  title: phrase("信用", "信用", "Credit"),
  assessment: assessmentWords,
  information: informationWords,
  granting: grantingWords,
  exposure: exposureWords,
  holds: holdsWords,
  booking: bookingWords,
  jobs: {
    "assess-all": phrase("评估全部客户", "評估全部客戶", "Assessing all clients"),
  },
  refusals: {
    ...assessmentRefusals,
    ...informationRefusals,
    ...grantingRefusals,
    ...holdsRefusals,
    ...bookingRefusals,
  },
} satisfies Words;
