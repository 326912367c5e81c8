import { clientShape } from "@foyer/domain/clients/import";
import { importer } from "../imports/import.ts";
import { importClients } from "./incoming/mutations.ts";

export const clientsImporter = importer({
  shape: clientShape,
  act: "clients.import",
  fills: ["client", "client_class", "client_tier", "client_owner", "contact"],
  open: importClients,
});
