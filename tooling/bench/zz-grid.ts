import pg from "pg";
import { readFileSync } from "node:fs";
import { openDb } from "@foyer/db/kernel/connect";
import { withActor } from "@foyer/db/kernel/fence";
import { applyChangeSet } from "@foyer/db/changes/sets/mutations";
import { ChangeSet } from "@foyer/domain/changes/schema";
import { now } from "@foyer/domain/kernel/time";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
const key = Buffer.alloc(32, 9);
const log: [number, string][] = [];
const orig = pg.Client.prototype.query;
let on = false;
pg.Client.prototype.query = function (this: pg.Client, ...args: any[]) {
  const t = performance.now();
  const r = (orig as any).apply(this, args);
  if (on && r && typeof r.then === "function")
    r.then(
      () =>
        log.push([
          performance.now() - t,
          String(args[0]?.text ?? args[0])
            .slice(0, 110)
            .replace(/\s+/g, " "),
        ]),
      () => {},
    );
  return r;
} as any;
const db = openDb({ databaseUrl: process.argv[2]!, key, statementTimeout: 60000 });
const actor = { kind: "staff", staffId: 1 as StaffId, role: "manager", propertyId: 1 as PropertyId } as const;
const fields = (process.argv[3] ?? "city,industry,address,shortName,notes").split(",");
const n = Number(process.argv[4] ?? 1000);
let base = 0;
for (let turn = 0; turn < 6; turn++) {
  const cells = Array.from({ length: n }, (_, r) =>
    fields.map((field, f) => ({ row: String(r + 1), field, new: `第${turn}次${process.pid} ${r}-${f}` })),
  ).flat();
  on = turn === 5;
  const t0 = performance.now();
  const set = ChangeSet.parse({ id: crypto.randomUUID(), grid: "clients", base, cells });
  const t1 = performance.now();
  const a = await withActor(db, actor, (trx) => applyChangeSet(trx, set, now()));
  const t2 = performance.now();
  base = a.number ?? 0;
  const text = JSON.stringify(a);
  const t3 = performance.now();
  console.log({
    parse: t1 - t0,
    apply: t2 - t1,
    json: t3 - t2,
    applied: a.answers.filter((x) => x.outcome === "applied").length,
  });
}
let sum = 0;
for (const [ms, text] of log) {
  sum += ms;
  console.log(ms.toFixed(1), text);
}
console.log("sql", sum);
await db.close();
