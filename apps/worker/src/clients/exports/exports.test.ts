import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { decideProposal } from "@foyer/db/approvals/mutations";
import { getProposal } from "@foyer/db/approvals/queries";
import { planExport } from "@foyer/db/changes/exports/queries";
import { proposeExport } from "@foyer/db/clients/exports/mutations";
import { aClient } from "@foyer/db/clients/factory";
import { proposeMerge } from "@foyer/db/clients/merges/proposals/mutations";
import { forgetKeptFiles } from "@foyer/db/files/kept/mutations";
import { keptFileOf } from "@foyer/db/files/kept/queries";
import { readFile } from "@foyer/db/files/mutations";
import { withActor } from "@foyer/db/kernel/fence";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { aStaff } from "@foyer/db/staff/factory";
import { ExportedView } from "@foyer/domain/changes/views/schema";
import type { ProposalId } from "@foyer/domain/approvals/schema";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { Role } from "@foyer/domain/kernel/permissions";
import { addMilliseconds, days, Instant } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { approvalsTasks } from "../../approvals/tasks.ts";
import type { Workshop } from "../../kernel/task.ts";
import { runOnce } from "../../kernel/testing.ts";
import { exportsTasks } from "./tasks.ts";

const house = await openTestDatabase();
const dataDir = await mkdtemp(join(tmpdir(), "foyer-exports-"));
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

const [carryOut] = approvalsTasks;
const [exporting] = exportsTasks;
const now = Instant.parse("2026-03-10T02:00:00.000Z");
const workshop: Workshop = { db: house.db, dataDir, url: "https://hotel.example", smtpUrl: undefined, log: () => {} };

const propertyId = await house.aProperty();
const people = await house.committed(propertyId, async (trx) => {
  const rep = await aStaff(trx, { role: "rep" });
  const client = await aClient(trx, { name: "云山科技", ownerId: rep });
  const contacts = Array.from({ length: 1_001 }, (_, index) => ({
    propertyId,
    clientId: client,
    name: `联系人 ${index + 1}`,
    salt: Buffer.alloc(16, 1),
    mobileMask: "138****8000",
    createdAt: now,
  }));
  await trx.insertInto("contact").values(contacts).execute();
  return {
    client,
    twin: await aClient(trx, { name: "云山科技有限公司" }),
    foreign: await aClient(trx, { name: "别人的" }),
    rep,
    manager: await aStaff(trx, { role: "manager" }),
    director: await aStaff(trx, { role: "director" }),
  };
});

const as = <T>(role: Role, staffId: StaffId, act: Parameters<typeof withActor<T>>[2]) =>
  withActor(house.db, { kind: "staff", role, staffId, propertyId }, act);
const accept = (role: Role, staffId: StaffId, id: ProposalId) =>
  as(role, staffId, (trx) => decideProposal(trx, { id, accept: true, answer: null }, now));
const carried = (proposalId: ProposalId) => runOnce(workshop, carryOut, { propertyId, payload: { proposalId }, now });

const view = ExportedView.parse({ grid: "contacts", columns: ["name", "mobileMask"], format: "csv" });
const language = "en" as const;

describe("an export of more than a thousand people's contact data", () => {
  const ask = () =>
    as("manager", people.manager, (trx) => proposeExport(trx, { view, reason: "年度贺卡", language }, now));

  test("is not carried away by one person; a thousand are, and names alone are", async () => {
    const plan = (asked: object) =>
      as("manager", people.manager, (trx) => planExport(trx, { view: { ...view, ...asked }, language }, now));
    await expect(plan({})).rejects.toMatchObject({ code: "changes.export-needs-approval", details: { most: 1_000 } });
    expect((await plan({ columns: ["name"] })).ids).toHaveLength(1_001);
    const few = { search: "", conditions: [{ field: "name", is: "is-not", value: "联系人 7" }] };
    expect((await plan({ filter: few })).ids).toHaveLength(1_000);
    await expect(
      as("manager", people.manager, (trx) =>
        proposeExport(trx, { view: ExportedView.parse({ ...view, filter: few }), reason: "x", language }, now),
      ),
    ).rejects.toMatchObject({ code: "approvals.needs-no-approval" });
  });

  test("is made once a director accepts it, with the masks of who asked, and kept for that person for a week", async () => {
    const id = await ask();
    expect(await as("director", people.director, (trx) => getProposal(trx, id, now))).toMatchObject({
      mayDecide: true,
      after: { rows: 1_001, format: "CSV" },
    });
    await accept("director", people.director, id);
    expect([await carried(id), await carried(id)]).toEqual([{ done: true }, { done: false }]);
    const jobs = await house.committed(propertyId, (trx) =>
      trx.selectFrom("job").select(["id", "staffId", "name"]).where("propertyId", "=", propertyId).execute(),
    );
    expect(jobs).toMatchObject([{ staffId: people.manager, name: "clients.export" }]);
    const jobId = jobs[0]?.id ?? (0 as JobId);
    const payload = { view, language, staffId: people.manager };
    const once = { propertyId, payload, jobId, now };
    const made = { rows: 1_001, keptFile: "contacts-2026-03-10.csv" };
    expect([await runOnce(workshop, exporting, once), await runOnce(workshop, exporting, once)]).toEqual([made, made]);
    const file = await as("manager", people.manager, (trx) => keptFileOf(trx, jobId, now));
    const lines = (await text(readFile({ dataDir, propertyId }, file.hash))).trim().split(/\r?\n/);
    expect(lines).toHaveLength(1_002);
    expect(lines[1]).toContain("138****8000");
    await expect(as("director", people.director, (trx) => keptFileOf(trx, jobId, now))).rejects.toMatchObject({
      code: "files.expired",
    });
    const later = addMilliseconds(now, days(7));
    await expect(as("manager", people.manager, (trx) => keptFileOf(trx, jobId, later))).rejects.toMatchObject({
      code: "files.expired",
    });
    expect(await house.committed(propertyId, (trx) => forgetKeptFiles(trx, later))).toBe(1);
  });

  test("is not made for somebody who may not export any more", async () => {
    const left = await house.committed(propertyId, (trx) => aStaff(trx, { role: "rep" }));
    const payload = { view, language, staffId: left };
    await expect(runOnce(workshop, exporting, { propertyId, payload, now })).rejects.toMatchObject({
      code: "permission.missing",
    });
  });
});

describe("a merge that a rep asks for", () => {
  const ask = (winnerId: number, loserId: number) =>
    as("rep", people.rep, (trx) =>
      proposeMerge(
        trx,
        { winnerId: winnerId as typeof people.client, loserId: loserId as typeof people.client, reason: "同一家" },
        now,
      ),
    );

  test("is decided by a manager and then done, in that manager's name", async () => {
    const id = await ask(people.client, people.twin);
    expect(await as("manager", people.manager, (trx) => getProposal(trx, id, now))).toMatchObject({
      about: "云山科技 + 云山科技有限公司",
      mayDecide: true,
    });
    await expect(accept("rep", people.rep, id)).rejects.toMatchObject({ code: "approvals.own" });
    await accept("manager", people.manager, id);
    expect([await carried(id), await carried(id)]).toEqual([{ done: true }, { done: false }]);
    const merges = await house.committed(propertyId, (trx) =>
      trx
        .selectFrom("clientMerge")
        .select(["winnerId", "loserId", "staffId"])
        .where("propertyId", "=", propertyId)
        .execute(),
    );
    expect(merges).toEqual([{ winnerId: people.client, loserId: people.twin, staffId: people.manager }]);
  });

  test("is about a client of one's own, and what was merged meanwhile is told", async () => {
    const stranger = await house.committed(propertyId, (trx) => aClient(trx, { name: "也是别人的" }));
    await expect(ask(people.foreign, stranger)).rejects.toMatchObject({ code: "clients.not-found" });
    const id = await ask(people.client, people.foreign);
    const again = await ask(people.foreign, people.client);
    await accept("manager", people.manager, id);
    await accept("manager", people.manager, again);
    expect(await carried(id)).toEqual({ done: true });
    expect(await carried(again)).toEqual({ done: false, problem: "clients.merged-already" });
    expect(await as("rep", people.rep, (trx) => getProposal(trx, again, now))).toMatchObject({
      status: "refused",
      problem: "clients.merged-already",
    });
  });
});
