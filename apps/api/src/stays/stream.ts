import { today } from "@foyer/db/properties/queries";
import { recordChange } from "@foyer/db/changes/mutations";
import { production } from "@foyer/db/stays/production/queries";
import { kernelWords } from "@foyer/domain/kernel/kernel-words";
import { productionTable } from "@foyer/domain/stays/production/rules";
import { ProductionExport } from "@foyer/domain/stays/schema";
import { staysWords } from "@foyer/domain/stays/words";
import { stream } from "../kernel/stream.ts";
import { tableFile } from "../kernel/table-file.ts";

const words = staysWords.production;

export const staysStreams = [
  stream({
    path: "/production",
    act: "production:export",
    input: ProductionExport,
    answer: async ({ withTrx, writing, now, language }, { format, ...asked }) => {
      const answer = await withTrx((trx) => production(trx, asked, today(trx, now)));
      await writing((trx) => recordChange(trx, { act: "stays.export-production", at: now, fields: [] }));
      const table = productionTable(answer, {
        key: words[asked.by][language],
        name: words.name[language],
        stays: words.stays[language],
        roomNights: words.roomNights[language],
        revenue: `${words.revenue[language]} (${answer.currency})`,
        total: kernelWords.total[language],
      });
      return {
        fileName: `production-${asked.by}-${asked.from}-${asked.to}.${format}`,
        ...tableFile(format, { ...table, name: words.title[language] }),
      };
    },
  }),
];
