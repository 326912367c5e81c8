import { stayShape } from "@foyer/domain/stays/import";
import { importer } from "../imports/import.ts";
import { importedClients } from "../clients/imported/mutations.ts";
import { importedStays } from "./imported/mutations.ts";
import { importStays } from "./incoming/mutations.ts";

export const staysImporter = importer({
  shape: stayShape,
  act: "stays.import",
  fills: ["stay", "stay_day", "client", "client_class", "client_tier", "search_entry", "client_name_gram"],
  tables: [importedStays, importedClients],
  open: importStays,
});
