import { migrate } from "@foyer/db/kernel/migrate";
import { addProperty } from "@foyer/db/properties/mutations";
import { businessDate } from "@foyer/domain/kernel/time";
import { NewProperty } from "@foyer/domain/properties/schema";
import { command } from "../kernel/command.ts";

export const propertiesCommands = [
  command({
    name: "db migrate",
    options: {},
    positionals: [],
    run: async ({ databaseUrl, key, err }) => migrate({ url: databaseUrl, key, log: err }),
  }),
  command({
    name: "property add",
    options: { name: "text", "time-zone": "text", currency: "text", "start-date": "text?", country: "text?" },
    positionals: ["CODE"],
    run: async ({ db, now, out }, options, [code]) => {
      const { timeZone } = NewProperty.pick({ timeZone: true }).parse({ timeZone: options["time-zone"] });
      const { country } = options;
      const property = NewProperty.parse({
        code,
        name: options.name,
        timeZone,
        currency: options.currency,
        startDate: options["start-date"] ?? businessDate(now, timeZone),
        ...(country === undefined ? {} : { country }),
      });
      await addProperty(db, property, now);
      await out(`${code}\n`);
    },
  }),
];
