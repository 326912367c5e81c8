import { activitiesImporter } from "./activities/import.ts";
import { staysImporter } from "./stays/import.ts";

/** The register of importers: one line per kind of file. */
export const importers = {
  stays: staysImporter,
  activities: activitiesImporter,
};
