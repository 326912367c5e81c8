import { activityShape } from "./activities/import.ts";
import { clientShape } from "./clients/import.ts";
import { invoiceShape, paymentShape } from "./receivables/import.ts";
import { stayShape } from "./stays/import.ts";
import { targetShape } from "./targets/import.ts";

/** The register of importable rows: one line per kind of file. */
export const imports = {
  clients: clientShape,
  stays: stayShape,
  activities: activityShape,
  invoices: invoiceShape,
  payments: paymentShape,
  targets: targetShape,
};
