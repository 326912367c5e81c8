import { join } from "node:path";
import { withActor } from "@foyer/db/kernel/fence";
import { statementsOf } from "@foyer/db/receivables/statements/queries";
import { pdf } from "@foyer/documents/pdf";
import { laidOut } from "@foyer/documents/pdf-layout";
import { CalendarDate, now } from "@foyer/domain/kernel/time";
import { StatementsJob } from "@foyer/domain/receivables/statements/batch/schema";
import { statementPaper } from "@foyer/domain/receivables/statements/paper/rules";
import { statementsTasks } from "@foyer/worker/receivables/statements/tasks";
import { clientIds, fillClients } from "./clients.ts";
import type { Bench } from "./house.ts";
import { fillOpenItems } from "./open-items.ts";
import { milliseconds, type Outcome } from "./outcome.ts";
import { signIn } from "./session.ts";

const clients = 1_000;
/** Open items of each: a page and a little more. */
const lines = 30;
/** As many are drawn from what is in memory already, to know what drawing alone takes. */
const sample = 200;
const asOf = CalendarDate.parse("2025-12-31");
const language = "zh-Hans";

/** A batch of statements as PDFs in a zip, as the worker makes it, against drawing such pages alone. */
export async function statementsBench(bench: Bench): Promise<Outcome[]> {
  const database = await bench.database("bench_statements");
  const { actor } = await signIn(database, "finance");
  await fillClients(database, clients);
  await fillOpenItems(database, lines);
  const [task] = statementsTasks;
  const { db, propertyId } = database;
  if (actor.kind !== "staff") throw new Error("nobody is signed in");
  const work = { how: "files", asOf, format: "pdf", language };
  const payload = StatementsJob.parse({ staffId: actor.staffId, own: "en", work });
  const house = await milliseconds(() =>
    task.run({
      db,
      propertyId,
      payload,
      dataDir: join(bench.folder, "statements"),
      url: "http://localhost",
      smtpUrl: undefined,
      now: now(),
      log: () => {},
      withTrx: (act, options) => withActor(db, { kind: "system", propertyId, ...options }, act),
      progress: async () => {},
      unlessCancelled: async () => {},
    }),
  );
  const ids = (await clientIds(database)).slice(0, sample);
  const told = await withActor(db, { ...actor, readOnly: true }, (trx) =>
    statementsOf(trx, { asOf, kind: "open-item", clientIds: ids }, asOf),
  );
  const papers = told.map((statement) => statementPaper(statement, language));
  const raw = await milliseconds(async () => {
    for (const { title, asOf: on, blocks } of papers)
      await pdf({ hotel: "Bench", asOf: on, blocks: laidOut(blocks) }, { title, language });
  });
  await database.drop();
  return [
    {
      bench: "statements",
      what: `as PDF in a zip, ${lines} open items each, against drawing alone`,
      size: clients,
      unit: "per s",
      house: (clients * 1_000) / house,
      raw: (sample * 1_000) / raw,
      runs: 1,
    },
  ];
}
