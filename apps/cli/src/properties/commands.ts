import { migrate } from "@foyer/db/kernel/migrate";
import { addProperty } from "@foyer/db/properties/mutations";
import { businessDate } from "@foyer/domain/kernel/time";
import { NewProperty } from "@foyer/domain/properties/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { command, type CommandContext } from "../kernel/command.ts";

/** The installation itself is nobody's at a property. */
function refuseAs({ as }: CommandContext): void {
  if (as !== undefined) throw new Refusal("forbidden", "permission.missing", { act: "properties:write" });
}

export const propertiesCommands = [
  command({
    name: "db migrate",
    options: {},
    positionals: [],
    run: async (ctx) => {
      refuseAs(ctx);
      const { databaseUrl, key, err } = ctx;
      await migrate({ url: databaseUrl, key, log: err });
    },
  }),
  command({
    name: "property add",
    options: { name: "text", "time-zone": "text", currency: "text", "start-date": "text?", country: "text?" },
    positionals: ["CODE"],
    run: async (ctx, options, [code]) => {
      refuseAs(ctx);
      const { db, now, out } = ctx;
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
