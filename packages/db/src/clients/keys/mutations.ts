import { ClientRule, nameByRule, ruleFor } from "@foyer/domain/clients/keys/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { sql } from "kysely";
import type { ImportContext } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { insertDated } from "../dated/mutations.ts";
import { openHouseAccount } from "../mutations.ts";
import { keepNames } from "../names/mutations.ts";

/** Whom the rows of an import mean: looked up once for each client, and made where the mapping has a rule for it. */
export interface ClientKeys {
  /** The clients with these references. Who is not among them has no file here, and there is no rule to make one. */
  readonly idsOf: (references: readonly (string | null)[]) => Promise<ReadonlyMap<string, ClientId>>;
  /** The account for bookings without a client, made when there is none. */
  readonly houseId: () => Promise<ClientId>;
}

interface ToMake {
  readonly reference: string;
  readonly rule: ClientRule;
}

/** What a file's number names: the file it was merged into, where it was. */
async function find(trx: Trx, references: readonly string[]) {
  const rows = await trx
    .selectFrom("client")
    .select([sql<ClientId>`coalesce(merged_into, id)`.as("id"), "reference"])
    .where("propertyId", "=", trx.propertyId)
    .where("reference", "=", sql<string>`any(${references}::text[])`)
    .execute();
  return rows.map((row) => [row.reference, row.id] as const);
}

async function make(trx: Trx, context: ImportContext, clients: readonly ToMake[]) {
  const { rows } = await sql<{ id: ClientId; reference: string }>`
    insert into client (property_id, reference, kind, name, source, created_at)
    select ${trx.propertyId}, reference, kind, name, 'import', ${context.now}
    from unnest(
      ${clients.map((each) => each.reference)}::text[], ${clients.map((each) => each.rule.kind)}::text[],
      ${clients.map((each) => nameByRule(each.rule, each.reference))}::text[]
    ) as made (reference, kind, name)
    on conflict do nothing returning id, reference`.execute(trx);
  const rules = new Map(clients.map((each) => [each.reference, each.rule]));
  for (const aspect of ["class", "tier"] as const)
    await insertDated(
      trx,
      aspect,
      rows.flatMap(({ id, reference }) => {
        const rule = rules.get(reference);
        return rule ? [{ clientId: id, from: rule.since ?? context.startDate, value: rule[aspect] }] : [];
      }),
    );
  const ids = rows.map((row) => row.id);
  await keepNames(trx, { clients: ids });
  context.created("client", ids);
  return rows.map((row) => [row.reference, row.id] as const);
}

function readRules(createClients: ImportContext["createClients"]): ClientRule[] {
  return createClients.map((rule, index) => {
    const read = ClientRule.safeParse(rule);
    if (read.success) return read.data;
    const issue = read.error.issues[0];
    throw new Refusal("invalid", "imports.unreadable-mapping", {
      at: ["createClients", index, ...(issue?.path ?? [])].join("."),
      why: issue?.message ?? "",
    });
  });
}

export function clientKeys(trx: Trx, context: ImportContext): ClientKeys {
  const rules = readRules(context.createClients);
  const known = new Map<string, ClientId>();
  const learn = (entries: readonly (readonly [string, ClientId])[]) => {
    for (const [reference, id] of entries) known.set(reference, id);
  };
  let house: Promise<ClientId> | undefined;
  return {
    async idsOf(references) {
      const asked = [...new Set(references)].filter((each) => each !== null);
      const unknown = () => asked.filter((each) => !known.has(each));
      if (unknown().length > 0) learn(await find(trx, unknown()));
      const toMake = unknown().flatMap((reference) => {
        const rule = ruleFor(rules, reference);
        return rule ? [{ reference, rule }] : [];
      });
      if (toMake.length > 0) learn(await make(trx, context, toMake));
      // somebody else made it meanwhile
      if (toMake.some(({ reference }) => !known.has(reference))) learn(await find(trx, unknown()));
      return known;
    },
    houseId() {
      house ??= openHouseAccount(trx, context.now).then(({ id, isNew }) => {
        if (isNew) context.created("client", [id]);
        return id;
      });
      return house;
    },
  };
}
