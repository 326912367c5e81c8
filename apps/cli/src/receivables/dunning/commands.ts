import { today } from "@foyer/db/properties/queries";
import { type DunningPreview, previewDunning } from "@foyer/db/receivables/dunning/preview/queries";
import { runByHand } from "@foyer/db/receivables/dunning/runs/mutations";
import { decimal } from "@foyer/domain/kernel/money";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { DunningScope, PreviewDunning } from "@foyer/domain/receivables/dunning/schema";
import { command, UsageProblem } from "../../kernel/command.ts";

type Letter = DunningPreview["letters"][number];

const named = ({ kind, number, repeated }: Pick<Letter, "kind" | "number" | "repeated">): string =>
  `${kind === "letter" ? `letter ${number}` : kind}${repeated ? " again" : ""}`;

function* letterLines(letter: Letter): Iterable<string> {
  const { client, currency, contact, mailMask, signatures } = letter;
  const goes = signatures.length === 0 ? "goes by itself" : `waits for ${signatures.join(" and ")}`;
  const to = contact === null ? "" : ` to ${contact} <${mailMask ?? ""}>`;
  yield `${client}: ${named(letter)}${to}, ${decimal(letter.amountMinor, currency)} ${currency}, ${goes}`;
  for (const item of letter.items) {
    const contested = item.disputedMinor > 0 ? `, ${decimal(item.disputedMinor, currency)} contested` : "";
    yield `  ${item.reference}: ${decimal(item.askedMinor, currency)} due ${item.dueDate ?? ""}, ${item.daysLate} days, step ${item.number}${contested}`;
  }
}

function* previewLines({ asOf, bankSilentSince, letters, calls, held }: DunningPreview): Iterable<string> {
  if (bankSilentSince !== null) yield `${asOf}: the bank's files end on ${bankSilentSince}, nothing is done`;
  for (const letter of letters) yield* letterLines(letter);
  for (const { client, by, days, items } of calls)
    yield `${client}: call by ${by.join(" and ")}, ${days} days late, ${items} items`;
  for (const { client, currency, reference, daysLate, askedMinor, reason } of held)
    yield `${client}: held back ${reference}, ${decimal(askedMinor, currency)} ${currency}, ${daysLate} days late: ${reason}`;
  yield `${asOf}: ${letters.length} letters, ${calls.length} calls, ${held.length} held back`;
}

export const dunningCommands = [
  command({
    name: "dunning run",
    options: {
      property: "text",
      "dry-run": "flag",
      "as-of": "text?",
      "over-days": "text?",
      repeat: "flag",
      json: "flag",
    },
    positionals: [],
    run: async ({ atProperty, out, now }, { property, repeat, json, ...options }) => {
      const isDry = options["dry-run"];
      if (!isDry && options["as-of"] !== undefined) throw new UsageProblem("--as-of goes with --dry-run");
      const overDays = options["over-days"] === undefined ? undefined : Number(options["over-days"]);
      const scope = DunningScope.parse({ overDays, repeat });
      if (!isDry) {
        const { drafts, ...run } = await atProperty(property, (trx) => {
          refuseUnless(trx.actor, "receivables:write");
          return runByHand(trx, scope, now);
        });
        const said = `${run.released} released, ${drafts.length} wait for a signature, ${run.calls} calls, ${run.held} held back\n`;
        return out(json ? `${JSON.stringify({ ...run, drafts })}\n` : said);
      }
      const preview = await atProperty(
        property,
        (trx) => {
          refuseUnless(trx.actor, "receivables:read");
          return previewDunning(trx, PreviewDunning.parse({ ...scope, asOf: options["as-of"] }), today(trx, now));
        },
        { readOnly: true },
      );
      if (json) return out(`${JSON.stringify(preview)}\n`);
      for (const line of previewLines(preview)) await out(`${line}\n`);
    },
  }),
];
