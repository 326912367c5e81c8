import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const settingsPage = {
  purpose: phrase(
    "酒店的规则：联系间隔、考核目标、问卷时间、邮件时段等。每一条从某天起生效，过去不变。",
    "酒店的規則：聯繫間隔、考核目標、問卷時間、郵件時段等。每一條從某天起生效，過去不變。",
    "The hotel's rules: contact intervals, targets of the scores, survey timing, mail hours. Each holds from a day on; the past stays as it was.",
  ),
  jobs: [
    {
      title: phrase("更改一条规则", "更改一條規則", "Change a rule"),
      steps: [
        phrase(
          "找到规则，点[[properties.newValue]]。",
          "找到規則，點[[properties.newValue]]。",
          "Find the rule and press [[properties.newValue]].",
        ),
        phrase(
          "填数值和生效日期；可以是将来的日期。",
          "填數值和生效日期；可以是將來的日期。",
          "Give the value and the day it holds from; it may lie ahead.",
        ),
        phrase(
          "[[properties.history]]里能看到历次取值和设定时间。",
          "[[properties.history]]裡能看到歷次取值和設定時間。",
          "[[properties.history]] shows every value it had and when it was set.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[properties.inForce]]", "[[properties.inForce]]", "[[properties.inForce]]"),
      meaning: phrase(
        "今天有效的值；从未改过的规则用默认值。",
        "今天有效的值；從未改過的規則用預設值。",
        "What holds today; a rule never changed has its default.",
      ),
      clauses: ["B5.1", "B5.4"],
    },
    {
      name: phrase("[[properties.startDate]]", "[[properties.startDate]]", "[[properties.startDate]]"),
      meaning: phrase(
        "此日之前的事不计分、不发信。",
        "此日之前的事不計分、不發信。",
        "Nothing before it is scored or mailed about.",
      ),
    },
  ],
  troubles: [
    {
      says: phrase(
        "[[properties.refusals.setting-invalid]]",
        "[[properties.refusals.setting-invalid]]",
        "[[properties.refusals.setting-invalid]]",
      ),
      means: phrase(
        "数值超出该规则允许的范围，说明写在输入框旁。",
        "數值超出該規則允許的範圍，說明寫在輸入框旁。",
        "The value is outside what the rule allows; the field says what it takes.",
      ),
    },
  ],
  see: ["settings-people", "settings-mail"],
} satisfies GuidePage;
