import {
  dateField,
  type ImportedBy,
  optional,
  optionField,
  rowShape,
  textField,
  named,
} from "../imports/row/schema.ts";
import { phrase } from "../kernel/words.ts";
import { isTalk } from "./schema.ts";
import { kindWords, outcomeWords } from "./words.ts";

/** One row is one thing done with a client. `reference` is what makes a second import find it again; `staff` is a mail address. */
export const activityShape = rowShape({
  fields: {
    reference: named(
      phrase("记录编号", "紀錄編號", "Record number"),
      textField(80),
      "编号|編號|记录号|紀錄號|流水号|流水號|activity id|activity number|id",
    ),
    client: named(
      phrase("客户编号", "客戶編號", "Client number"),
      textField(80),
      "客户代码|客戶代碼|客户|客戶|client|client code|customer number|account number",
    ),
    staff: named(
      phrase("经办人", "經辦人", "Staff"),
      textField(254),
      "销售|業務|销售代表|業務代表|业务员|業務員|负责人|負責人|经办人邮箱|經辦人信箱|salesperson|sales rep|by|rep",
    ),
    kind: named(
      phrase("方式", "方式", "Kind"),
      optionField(kindWords),
      "联系方式|聯絡方式|沟通方式|溝通方式|类型|類型|type|activity type|activity kind",
    ),
    outcome: named(
      phrase("结果", "結果", "Outcome"),
      optional(optionField(outcomeWords)),
      "沟通结果|溝通結果|联系结果|聯絡結果|result",
    ),
    doneOn: named(
      phrase("日期", "日期", "Done on"),
      dateField(),
      "沟通日期|溝通日期|联系日期|聯絡日期|拜访日期|拜訪日期|时间|時間|date|activity date|contact date",
    ),
    note: named(
      phrase("内容", "內容", "Note"),
      optional(textField(4_000, { lines: true })),
      "沟通内容|溝通內容|了解到的情况|了解到的情況|备注|備註|纪要|紀要|notes|summary|comment|remarks",
    ),
    nextStep: named(
      phrase("下一步", "下一步", "Next step"),
      optional(textField(400)),
      "后续|後續|跟进事项|跟進事項|follow up|follow-up|next action",
    ),
    nextOn: named(
      phrase("下次日期", "下次日期", "Next on"),
      optional(dateField()),
      "跟进日期|跟進日期|下次联系|下次聯絡|下次联系日期|下次聯絡日期|next date|follow-up date|next contact",
    ),
  },
  key: (row) => row.reference,
  check: (row) => {
    if (isTalk(row.kind) !== (row.outcome !== null)) return { field: "outcome", code: "activities.outcome-of-talk" };
    if (row.nextOn !== null && row.nextOn < row.doneOn) return { field: "nextOn", code: "activities.next-in-the-past" };
    return undefined;
  },
});
export type ActivityRow = ImportedBy<typeof activityShape>;
