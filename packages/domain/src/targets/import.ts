import {
  type ImportedBy,
  monthField,
  optionField,
  otherwise,
  rowShape,
  textField,
  wholeField,
} from "../imports/row/schema.ts";
import { clientsWords } from "../clients/words.ts";
import { metricWords } from "./words.ts";

/** One row is one month of one rep in one class, in whole units: of the currency for revenue. `rep` is a mail address. */
export const targetShape = rowShape({
  fields: {
    metric: otherwise(optionField(metricWords), "revenue"),
    class: optionField(clientsWords.classes),
    rep: textField(254),
    month: monthField(),
    amount: wholeField({ min: 0, max: 100_000_000_000 }),
  },
  key: (row) => [row.metric, row.class, row.rep.toLowerCase(), row.month].join("\u001f"),
});
export type TargetImportRow = ImportedBy<typeof targetShape>;
