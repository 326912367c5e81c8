import { clientDocuments } from "./clients/documents/queries.ts";
import { creditDocuments } from "./credit/information/documents/queries.ts";
import type { DocumentedRegister } from "./files/attachments/queries.ts";
import { itemDocuments } from "./receivables/aging/source/queries.ts";

/** The register of things that have documents, by their table: one line each. */
export const attachments: DocumentedRegister = {
  client: clientDocuments,
  creditFile: creditDocuments,
  ledgerItem: itemDocuments,
};
