import { activitiesImporter } from "./activities/import.ts";
import { clientsImporter } from "./clients/import.ts";
import { invoicesImporter } from "./receivables/invoices/import.ts";
import { paymentsImporter } from "./receivables/payments/import.ts";
import { staysImporter } from "./stays/import.ts";
import { targetsImporter } from "./targets/import.ts";

/** The register of importers: one line per kind of file. */
export const importers = {
  clients: clientsImporter,
  stays: staysImporter,
  invoices: invoicesImporter,
  payments: paymentsImporter,
  activities: activitiesImporter,
  targets: targetsImporter,
};
