import { expect, test } from "vitest";
import { statementsOf } from "./migrate.ts";

test("a migration is run one statement at a time; a function's body is one statement", () => {
  const file = `-- About.
create table a (
  id integer -- the id
);

-- about b;
create function b() returns void language plpgsql as $$
begin
  perform 1;
  perform 2;
end $$;
select b();
`;
  const statements = statementsOf(file);
  expect(statements).toHaveLength(3);
  expect(statements[1]).toMatch(/perform 2;\nend \$\$;$/);
  expect(statements[2]).toBe("select b();");
});
