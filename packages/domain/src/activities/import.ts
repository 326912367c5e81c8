import { dateField, type ImportedBy, optional, optionField, rowShape, textField } from "../imports/row/schema.ts";
import { isTalk } from "./schema.ts";
import { kindWords, outcomeWords } from "./words.ts";

/** One row is one thing done with a client. `reference` is what makes a second import find it again; `staff` is a mail address. */
export const activityShape = rowShape({
  fields: {
    reference: textField(80),
    client: textField(80),
    staff: textField(254),
    kind: optionField(kindWords),
    outcome: optional(optionField(outcomeWords)),
    doneOn: dateField(),
    note: optional(textField(4_000, { lines: true })),
    nextStep: optional(textField(400)),
    nextOn: optional(dateField()),
  },
  key: (row) => row.reference,
  check: (row) => {
    if (isTalk(row.kind) !== (row.outcome !== null)) return { field: "outcome", code: "activities.outcome-of-talk" };
    if (row.nextOn !== null && row.nextOn < row.doneOn) return { field: "nextOn", code: "activities.next-in-the-past" };
    return undefined;
  },
});
export type ActivityRow = ImportedBy<typeof activityShape>;
