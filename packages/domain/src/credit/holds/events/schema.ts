import { z } from "zod";
import { CreditHold } from "../../../clients/credit/schema.ts";
import { notificationEvent } from "../../../kernel/notification.ts";
import { phrase } from "../../../kernel/words.ts";

const changed = {
  soft: phrase(
    "“{{client}}”已软冻结：新的挂账业务须经财务同意。",
    "「{{client}}」已軟凍結：新的掛帳業務須經財務同意。",
    "{{client}} is on soft hold: new business on credit needs finance.",
  ),
  hard: phrase(
    "“{{client}}”已硬冻结：不能再挂账。",
    "「{{client}}」已硬凍結：不能再掛帳。",
    "{{client}} is on hard hold: nothing more on credit.",
  ),
  none: phrase("“{{client}}”已解除冻结。", "「{{client}}」已解除凍結。", "{{client}} is no longer on hold."),
};

export const creditHoldEvents = {
  /** To the client's owner and to finance. (A7.5) */
  "credit.hold-changed": notificationEvent({
    act: "credit:standing",
    subject: "client",
    details: z.strictObject({ client: z.string().max(120), hold: z.enum([...CreditHold.options, "none"]) }),
    name: phrase("客户信用冻结或解除", "客戶信用凍結或解除", "A client's credit hold changed"),
    text: ({ hold }) => changed[hold],
    path: (row) => `/clients/${row}`,
  }),
  /** Instead of many of those, when many change at once. */
  "credit.holds-changed": notificationEvent({
    act: "credit:standing",
    subject: "client",
    details: z.strictObject({ count: z.int().positive(), finance: z.boolean() }),
    name: phrase("多个客户的信用冻结有变化", "多個客戶的信用凍結有變化", "Many credit holds changed"),
    text: () =>
      phrase(
        "{{count}} 个客户的信用冻结有变化。",
        "{{count}} 個客戶的信用凍結有變化。",
        "The credit hold of {{count}} clients changed.",
      ),
    path: (_, { finance }) => (finance ? "/credit" : "/"),
  }),
};
