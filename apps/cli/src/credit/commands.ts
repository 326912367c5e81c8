import type { Draft } from "@foyer/db/credit/assessment/drafts/queries";
import { drafts } from "@foyer/db/credit/assessment/drafts/queries";
import { populationOn } from "@foyer/db/credit/assessment/findings/queries";
import { assessClients, refuseLaterThan } from "@foyer/db/credit/assessment/mutations";
import { creditClient, creditClients } from "@foyer/db/credit/assessment/queries";
import { today } from "@foyer/db/properties/queries";
import { type Currency, decimal } from "@foyer/domain/kernel/money";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { command, UsageProblem } from "../kernel/command.ts";

/** Clients that are assessed in one transaction. */
const block = 500;

interface Named extends Draft {
  readonly reference: string;
}

const spokenAs = {
  json: (made: Named): string => JSON.stringify(made),
  text: ({ reference, score, computedGrade, gates, ...made }: Named, currency: Currency): string =>
    [reference, score, computedGrade, decimal(made.computedLimitMinor, currency), gates.join(" ")].join("\t").trimEnd(),
};

export const creditCommands = [
  /** Assesses one client by its reference, or everybody with credit business; `--dry-run` keeps nothing. (A7.3) */
  command({
    name: "credit assess",
    options: { property: "text", client: "text?", all: "flag", "as-of": "text?", "dry-run": "flag", json: "flag" },
    positionals: [],
    run: async (ctx, { property, client, all, json, ...options }) => {
      if ((client === undefined) !== all) throw new UsageProblem("expected: --client REFERENCE or --all");
      const dryRun = options["dry-run"];
      const { clients, currency, ...asked } = await ctx.atProperty(
        property,
        async (trx) => {
          refuseUnless(trx.actor, "credit:write");
          const on = today(trx, ctx.now);
          const asOf = options["as-of"] === undefined ? on : CalendarDate.parse(options["as-of"]);
          refuseLaterThan(asOf, on);
          const clients = client === undefined ? await creditClients(trx) : [await creditClient(trx, client, on)];
          return { asOf, clients, population: await populationOn(trx, asOf), currency: trx.property.currency };
        },
        { readOnly: true },
      );
      for (let from = 0; from < clients.length; from += block) {
        const some = clients.slice(from, from + block);
        const question = { ...asked, clientIds: some.map(({ id }) => id) };
        const made = await ctx.atProperty(
          property,
          async (trx) => (dryRun ? drafts(trx, question) : (await assessClients(trx, question, ctx.now)).made),
          { readOnly: dryRun },
        );
        for (const [at, draft] of made.entries()) {
          const named = { reference: some[at]?.reference ?? "", ...draft };
          await ctx.out(`${json ? spokenAs.json(named) : spokenAs.text(named, currency)}\n`);
        }
      }
    },
  }),
];
