import { recordChange } from "@foyer/db/changes/mutations";
import type { Trx } from "@foyer/db/kernel/fence";
import { production } from "@foyer/db/stays/production/queries";
import { today } from "@foyer/db/properties/queries";
import { writeCsv } from "@foyer/documents/csv-out";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { productionData, productionTable } from "@foyer/domain/stays/production/rules";
import { ProductionAsked, productionKeys } from "@foyer/domain/stays/schema";
import { command, oneOf } from "../kernel/command.ts";

const headers = { name: "name", stays: "stays", roomNights: "room_nights", revenue: "revenue", total: "total" };

export const staysCommands = [
  command({
    name: "report production",
    options: { property: "text", from: "text", to: "text", by: "text?", format: "text" },
    positionals: [],
    run: async ({ atProperty, now, out }, { property, from, to, by, format }) => {
      const asFile = oneOf(format, ["csv", "json"]);
      const asked = ProductionAsked.parse({ from, to, by: oneOf(by ?? "client", productionKeys) });
      const ask = async (trx: Trx) => {
        refuseUnless(trx.actor, "production:export");
        return production(trx, asked, today(trx, now));
      };
      const answer = await atProperty(property, ask, { readOnly: true });
      await atProperty(property, (trx) => recordChange(trx, { act: "stays.export-production", at: now, fields: [] }));
      if (asFile === "json") return out(`${JSON.stringify(productionData(answer))}\n`);
      for await (const piece of writeCsv(productionTable(answer, { ...headers, key: asked.by }))) await out(piece);
    },
  }),
];
