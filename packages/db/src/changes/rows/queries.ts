import { type ColumnKind, isAskable, me } from "@foyer/domain/changes/views/rules";
import type { GridCondition, GridFilter, GridSort, GridView } from "@foyer/domain/changes/views/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { businessDate, type Instant } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import type { GridRows } from "../grid.ts";

export const column = (field: string) => sql.ref(`seen.${field}`);

const types: Readonly<Record<ColumnKind, string>> = {
  text: "text",
  option: "text",
  person: "bigint",
  number: "numeric",
  date: "date",
  check: "boolean",
  list: "text",
  masked: "text",
};

export const patternOf = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

export function kindOf(rows: GridRows, field: string): ColumnKind {
  const kind = Object.hasOwn(rows.columns, field) ? rows.columns[field] : undefined;
  if (kind === undefined) throw new Refusal("invalid", "changes.condition-not-valid", { field });
  return kind;
}

function emptiness(kind: ColumnKind, field: string): RawBuilder<boolean> {
  if (kind === "list") return sql<boolean>`coalesce(cardinality(${column(field)}), 0) = 0`;
  if (kind === "text" || kind === "option" || kind === "masked")
    return sql<boolean>`coalesce(${column(field)}, '') = ''`;
  return sql<boolean>`${column(field)} is null`;
}

/** One condition over the columns of `seen`; what the column cannot be asked is refused. */
function conditionSql(trx: Pick<Trx, "actor">, rows: GridRows, condition: GridCondition): RawBuilder<boolean> {
  const { field, is, value } = condition;
  const kind = kindOf(rows, field);
  if (!isAskable(kind, condition)) throw new Refusal("invalid", "changes.condition-not-valid", { field });
  const own = trx.actor.kind === "staff" ? trx.actor.staffId : null;
  const given = (Array.isArray(value) ? value : [value]).map((each) =>
    kind === "person" && each === me ? own : (each ?? null),
  );
  const texts = given.map((each) => (each === null ? null : String(each)));
  const folded = kind === "text";
  const left = folded ? sql`lower(${column(field)})` : column(field);
  const one = sql`${folded ? (texts[0]?.toLowerCase() ?? null) : (texts[0] ?? null)}::text::${sql.raw(types[kind])}`;
  const many = sql`${folded ? texts.map((text) => text?.toLowerCase() ?? null) : texts}::text[]::${sql.raw(types[kind])}[]`;
  switch (is) {
    case "is":
      return sql<boolean>`${left} = ${one}`;
    case "is-not":
      return sql<boolean>`${left} is distinct from ${one}`;
    case "any-of":
      return kind === "list" ? sql<boolean>`${left} && ${many}` : sql<boolean>`${left} = any(${many})`;
    case "contains":
      return kind === "list"
        ? sql<boolean>`${left} @> array[${one}]`
        : sql<boolean>`${column(field)} ilike ${patternOf(String(value))}`;
    case "at-least":
      return sql<boolean>`${left} >= ${one}`;
    case "at-most":
      return sql<boolean>`${left} <= ${one}`;
    case "empty":
      return emptiness(kind, field);
    case "filled":
      return sql<boolean>`not (${emptiness(kind, field)})`;
  }
}

function searchSql(trx: Trx, rows: GridRows, search: string): RawBuilder<boolean> {
  const pattern = patternOf(search);
  const hits = rows.searched.map((field) => sql<boolean>`${column(field)} ilike ${pattern}`);
  if (rows.alsoFound) hits.push(rows.alsoFound(trx, search));
  return sql<boolean>`(${sql.join(hits, sql` or `)})`;
}

export interface Asked {
  readonly rows: GridRows;
  readonly filter: GridFilter;
}

/** `from … where …` of the rows that match, as `seen`: in reach of the actor and as the actor may read them. */
export async function matching(trx: Trx, { rows, filter }: Asked, now: Instant): Promise<RawBuilder<unknown>> {
  const { search, conditions } = filter;
  const asked = new Set(conditions.map(({ field }) => field));
  const all = [...rows.unlessAsked.filter(({ field }) => !asked.has(field)), ...conditions];
  const holding = [
    ...(search === "" ? [] : [searchSql(trx, rows, search)]),
    ...all.map((condition) => conditionSql(trx, rows, condition)),
  ];
  const from = await rows.select(trx, businessDate(now, trx.property.timeZone));
  return sql`from ${from} as seen where ${sql.join([sql`true`, ...holding], sql` and `)}`;
}

/** What a view asks must be what its grid can be asked, before it is kept. */
export function refuseUnaskable(rows: GridRows, view: Pick<GridView, "filter" | "sort" | "colours">): void {
  for (const condition of [...view.filter.conditions, ...view.colours])
    if (!isAskable(kindOf(rows, condition.field), condition))
      throw new Refusal("invalid", "changes.condition-not-valid", { field: condition.field });
  orderSql(rows, view.sort);
}

/** The order of a view; rows that are alike in it stand by their ids. */
export function orderSql(rows: GridRows, sort: GridSort): RawBuilder<unknown> {
  const parts = (sort.length > 0 ? sort : rows.sort).map(({ field, descending }) => {
    if (kindOf(rows, field) === "masked") throw new Refusal("invalid", "changes.condition-not-valid", { field });
    return descending ? sql`${column(field)} desc nulls last` : sql`${column(field)}`;
  });
  return sql.join([...parts, column("id")]);
}
