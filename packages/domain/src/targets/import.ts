import {
  type ImportedBy,
  monthField,
  optionField,
  otherwise,
  rowShape,
  textField,
  wholeField,
  named,
} from "../imports/row/schema.ts";
import { phrase } from "../kernel/words.ts";
import { clientsWords } from "../clients/words.ts";
import { metricWords } from "./words.ts";

/** One row is one month of one rep in one class, in whole units: of the currency for revenue. `rep` is a mail address. */
export const targetShape = rowShape({
  fields: {
    metric: named(
      phrase("指标", "指標", "Metric"),
      otherwise(optionField(metricWords), "revenue"),
      "目标指标|目標指標|kpi|measure",
    ),
    class: named(
      phrase("客户类别", "客戶類別", "Class"),
      optionField(clientsWords.classes),
      "类别|類別|分类|分類|segment|category",
    ),
    rep: named(
      phrase("销售代表", "業務代表", "Sales rep"),
      textField(254),
      "销售|業務|业务员|業務員|负责人|負責人|销售代表邮箱|業務代表信箱|salesperson|rep mail|owner",
    ),
    month: named(phrase("月份", "月份", "Month"), monthField(), "月|年月|期间|期間|period"),
    amount: named(
      phrase("目标", "目標", "Target"),
      wholeField({ min: 0, max: 100_000_000_000 }),
      "目标值|目標值|金额|金額|数量|數量|amount|value",
    ),
  },
  key: (row) => [row.metric, row.class, row.rep.toLowerCase(), row.month].join("\u001f"),
});
export type TargetImportRow = ImportedBy<typeof targetShape>;
