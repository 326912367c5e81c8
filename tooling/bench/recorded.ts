import pg from "pg";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const isStatement = (asked: unknown): asked is Statement =>
  typeof asked === "object" && asked !== null && "text" in asked && "values" in asked && Array.isArray(asked.values);

/**
 * The statements with parameters that `act` sends, as they go over the wire: a question's own SQL. What opens and ends the
 * transaction has none.
 */
export async function recorded(act: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const query: unknown = Reflect.get(pg.Client.prototype, "query");
  if (typeof query !== "function") throw new TypeError("pg has no query");
  Reflect.set(pg.Client.prototype, "query", function listen(this: pg.Client, ...sent: readonly unknown[]): unknown {
    const [asked, values] = sent;
    const statement = typeof asked === "string" ? { text: asked, values } : asked;
    if (isStatement(statement) && statement.values.length > 0) statements.push(statement);
    const answer: unknown = Reflect.apply(query, this, sent);
    return answer;
  });
  try {
    await act();
  } finally {
    Reflect.set(pg.Client.prototype, "query", query);
  }
  return statements;
}
