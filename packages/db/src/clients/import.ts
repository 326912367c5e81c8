import { clientShape } from "@foyer/domain/clients/import";
import { importer } from "../imports/import.ts";
import { importedClients, importedContacts } from "./imported/mutations.ts";
import { lookOutForClients } from "./imported/queries.ts";
import { importClients } from "./incoming/mutations.ts";

export const clientsImporter = importer({
  shape: clientShape,
  act: "clients.import",
  fills: ["client", "client_class", "client_tier", "client_owner", "contact", "search_entry", "client_name_gram"],
  tables: [importedContacts, importedClients],
  resembling: lookOutForClients,
  open: importClients,
});
