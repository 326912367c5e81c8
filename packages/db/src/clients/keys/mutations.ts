import { ClientRule, nameByRule, ruleFor } from "@foyer/domain/clients/import";
import type { ClientId } from "@foyer/domain/clients/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { sql } from "kysely";
import type { ImportContext } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { newHouseAccount } from "../mutations.ts";

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

async function find(trx: Trx, references: readonly string[]) {
  const rows = await trx
    .selectFrom("client")
    .select(["id", "reference"])
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
  const ruleOf = (row: { reference: string }) => rules.get(row.reference);
  await sql`
    insert into client_class (property_id, client_id, from_date, class)
    select ${trx.propertyId}, client_id, since, class from unnest(
      ${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => ruleOf(row)?.since ?? context.startDate)}::date[],
      ${rows.map((row) => ruleOf(row)?.class)}::text[]
    ) as given (client_id, since, class)
    on conflict do nothing`.execute(trx);
  await sql`
    insert into client_tier (property_id, client_id, from_date, tier)
    select ${trx.propertyId}, client_id, since, tier from unnest(
      ${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => ruleOf(row)?.since ?? context.startDate)}::date[],
      ${rows.map((row) => ruleOf(row)?.tier)}::text[]
    ) as given (client_id, since, tier)
    on conflict do nothing`.execute(trx);
  context.created(
    "client",
    rows.map((row) => row.id),
  );
  return rows.map((row) => [row.reference, row.id] as const);
}

async function houseAccount(trx: Trx, context: ImportContext): Promise<ClientId> {
  const find = () =>
    trx
      .selectFrom("client")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .where("house", "=", true)
      .executeTakeFirst();
  const existing = await find();
  if (existing) return existing.id;
  const made = await trx
    .insertInto("client")
    .values({ ...newHouseAccount, propertyId: trx.propertyId, createdAt: context.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) context.created("client", [made.id]);
  return (made ?? (await find()))?.id ?? Promise.reject(new Error("the house account was neither found nor made"));
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
      house ??= houseAccount(trx, context);
      return house;
    },
  };
}
