import type { ClientRow, clientShape } from "@foyer/domain/clients/import";
import type { Resembling } from "@foyer/domain/imports/schema";
import { sql } from "kysely";
import type { ImportedRow, LookOut } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { duplicatesOf } from "../duplicates/incoming/queries.ts";

interface NewFile {
  readonly line: number;
  readonly name: string;
  readonly names: readonly string[];
  readonly kind: NonNullable<ClientRow["kind"]>;
  readonly address: string;
  readonly phones: string[];
  readonly mails: string[];
}

async function knownReferences(trx: Trx, references: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom("client")
    .select("reference")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`reference = any(${references}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.reference));
}

/** Files that an import would open although somebody like that may have one, or stand in the file twice. */
export function lookOutForClients(): LookOut<(typeof clientShape)["fields"]> {
  const files = new Map<string, NewFile>();
  const note = ({ line, values }: ImportedRow<ClientRow>) => {
    const phones = [values.mobile, values.phone].filter((each) => each !== null);
    const mails = values.mail === null ? [] : [values.mail];
    const file = files.get(values.reference);
    if (file) {
      file.phones.push(...phones);
      file.mails.push(...mails);
      return;
    }
    if (values.name === null) return;
    const names = [values.name, values.englishName, values.shortName, values.formerName].filter(
      (each) => each !== null,
    );
    const address = [values.city, values.address].filter((each) => each !== null).join(" ");
    const kind = values.kind ?? "organisation";
    files.set(values.reference, { line, name: values.name, names, kind, address, phones, mails });
  };
  return {
    note: (rows) => rows.forEach(note),
    async found(trx) {
      const known = await knownReferences(trx, [...files.keys()]);
      const fresh = [...files].filter(([reference]) => !known.has(reference)).map(([, file]) => file);
      const pairs = await duplicatesOf(trx, fresh);
      return pairs.flatMap(({ row, client, otherRow, score }): Resembling[] => {
        const file = fresh[row];
        const other = otherRow === null ? undefined : fresh[otherRow];
        if (!file || (!client && !other)) return [];
        return [
          {
            line: file.line,
            name: file.name,
            clientId: client?.id ?? null,
            clientName: client?.name ?? other?.name ?? "",
            otherLine: other?.line ?? null,
            score: Math.round(score * 1_000),
          },
        ];
      });
    },
  };
}
