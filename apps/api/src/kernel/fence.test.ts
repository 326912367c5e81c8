import { anActivity } from "@foyer/db/activities/factory";
import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import { saveView } from "@foyer/db/changes/views/mutations";
import { proposeRole } from "@foyer/db/approvals/roles/mutations";
import { attach } from "@foyer/db/files/attachments/mutations";
import { startJob } from "@foyer/db/jobs/mutations";
import { aKeptReservation } from "@foyer/db/credit/booking/factory";
import { aReference, anAssessment } from "@foyer/db/credit/factory";
import { anOverride } from "@foyer/db/credit/holds/factory";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { aMail } from "@foyer/db/messages/factory";
import { queueMail } from "@foyer/db/messages/mutations";
import { aDunningCall, aDunningLetter, aDunningStop } from "@foyer/db/receivables/dunning/factory";
import { aDispute, anAllocation, anItem, aPromise } from "@foyer/db/receivables/factory";
import { aBankLine } from "@foyer/db/receivables/receiving/factory";
import { computeScores } from "@foyer/db/scores/mutations";
import { aSession, aStaff } from "@foyer/db/staff/factory";
import { aStay } from "@foyer/db/stays/factory";
import { anAnswer } from "@foyer/db/surveys/factory";
import { aTarget } from "@foyer/db/targets/factory";
import { SavedView } from "@foyer/domain/changes/views/schema";
import { houseScorecard } from "@foyer/domain/credit/assessment/rules";
import { ContentHash } from "@foyer/domain/files/schema";
import { roles } from "@foyer/domain/kernel/permissions";
import { type CalendarDate, type Instant, type Month } from "@foyer/domain/kernel/time";
import { StaffEmail, type StaffId } from "@foyer/domain/staff/schema";
import { type AnyRouter, TRPCError } from "@trpc/server";
import { afterAll, expect, test } from "vitest";
import { changeSetsRouter } from "../changes/router.ts";
import { appRouter } from "../router.ts";
import type { Context } from "./context.ts";

const database = await openTestDatabase();
afterAll(() => database.close());

const now = "2026-03-10T02:00:00.000Z" as Instant;
const date = (text: string) => text as CalendarDate;
const month = "2026-02" as Month;
const canary = "金丝雀";
const key = "0b8c6f60-0000-4000-8000-000000000001";
const mail = "canary@example.com";

const mine = await database.aProperty();
const theirs = await database.aProperty();

/** One row of everything at the other property, named after the canary. */
const foreign = await database.committed(theirs, async (trx) => {
  const staff = await aStaff(trx, { name: canary });
  const other = await aStaff(trx, { name: canary });
  const client = await aClient(trx, { name: canary, reference: canary, ownerId: staff });
  const contact = await addContact(trx, { clientId: client, name: canary, mail }, now);
  const activity = await anActivity(trx, { clientId: client, staffId: staff, doneOn: date("2026-02-03") });
  const stay = await aStay(trx, { clientId: client, arrival: date("2026-02-01"), departure: date("2026-02-03") });
  const answer = await anAnswer(trx, { clientId: client, answeredOn: date("2026-02-10"), comment: canary });
  await aTarget(trx, { staffId: staff, month, amount: 100 });
  const debit = await anItem(trx, client, { amount: 100, posted: "2026-02-01" });
  const credit = await anItem(trx, client, { amount: 60, posted: "2026-02-02", side: "credit" });
  const allocation = await anAllocation(trx, { debit, credit, amount: 60, effective: "2026-02-02" });
  const reservation = await aKeptReservation(trx, client, { amount: 100, on: "2026-04-01", note: canary });
  const override = await anOverride(trx, client, {
    upTo: 100,
    from: "2026-01-01",
    until: "2027-01-01",
    reason: canary,
  });
  const dispute = await aDispute(trx, { item: debit, amount: 10, from: "2026-02-05", reason: canary });
  const promise = await aPromise(trx, client, { amount: 40, made: "2026-02-05", until: "2026-02-20", note: canary });
  const waiting = await aBankLine(trx, { amount: 40, booked: "2026-02-06", payer: canary, text: canary });
  const paidOut = await aBankLine(trx, { amount: -60, booked: "2026-02-07", text: canary, account: waiting.account });
  const letter = await aDunningLetter(trx, client, { item: debit, on: "2026-03-09", amount: 40 });
  const dunningCall = await aDunningCall(trx, client, { on: "2026-03-09" });
  const assessment = await anAssessment(trx, client, "2026-03-09");
  const reference = await aReference(trx, client, canary);
  const stop = await aDunningStop(trx, client, { from: "2026-03-09", reason: canary });
  await queueMail(trx, aMail({ to: mail, subject: canary }), now);
  const { id: message } = await trx
    .selectFrom("message")
    .select("id")
    .where("propertyId", "=", theirs)
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  await computeScores(trx, month, now);
  const { id: absence } = await trx
    .insertInto("absence")
    .values({
      propertyId: theirs,
      staffId: staff,
      standInId: other,
      fromDate: date("2026-03-01"),
      toDate: date("2026-04-01"),
      note: canary,
      askedAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: handOver } = await trx
    .insertInto("handOver")
    .values({
      propertyId: theirs,
      key,
      leaverId: other,
      effectiveOn: date("2026-03-01"),
      leaves: false,
      brief: canary,
      staffId: staff,
      at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: bulk } = await trx
    .insertInto("clientBulk")
    .values({
      propertyId: theirs,
      key,
      act: JSON.stringify({ kind: "add-tag", tag: canary }),
      selected: [client],
      staffId: staff,
      createdAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: tip } = await trx
    .insertInto("tip")
    .values({
      propertyId: theirs,
      reference: canary,
      source: "own-site",
      consentVersion: "1",
      clientId: client,
      name: canary,
      text: canary,
      sentAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: duplicate } = await trx
    .insertInto("clientDuplicate")
    .values({
      propertyId: theirs,
      oneId: client,
      otherId: await aClient(trx, { name: canary }),
      score: 900,
      level: "proposed",
      reasons: JSON.stringify(["same-name"]),
      foundAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const proposal = await proposeRole(
    trx,
    { reason: canary, staff: { email: StaffEmail.parse(mail), role: "director", language: "en", name: canary } },
    now,
  );
  const attachment = await attach(
    trx,
    {
      subject: "client",
      row: client,
      name: canary,
      kind: "pdf",
      file: { hash: ContentHash.parse("0".repeat(64)), size: 1 },
    },
    now,
  );
  const job = await startJob(trx, { name: "scores.compute", payload: { month } }, now);
  const view = await saveView(trx, SavedView.parse({ grid: "clients", name: canary, audience: "shared" }), now);
  return {
    view,
    staff,
    client,
    contact,
    activity,
    stay,
    answer,
    debit,
    credit,
    allocation: allocation ?? 0,
    dispute,
    reservation,
    override,
    promise,
    letter,
    dunningCall,
    stop,
    assessment,
    reference,
    bankAccount: waiting.account,
    bankLine: waiting.line,
    paidOut: paidOut.line,
    message,
    job,
    tip,
    absence,
    handOver,
    proposal,
    attachment,
    bulk,
    duplicate,
  };
});

const posting = { key, documentDate: "2026-02-01", postingDate: "2026-02-01" };

/** What an intruder would send: everything of the other property by its id. A procedure that is not here fails the test. */
const inputs: Record<string, unknown> = {
  "absences.list": undefined,
  "absences.ask": { fromDate: "2026-04-01", lastDate: "2026-04-02", standInId: foreign.staff },
  "absences.decide": { id: foreign.absence, approve: true },
  "absences.end": { id: foreign.absence },
  "activities.ofClient": { clientId: foreign.client },
  "activities.cadenceOfClient": { clientId: foreign.client, from: "2026-01-01", to: "2026-03-01" },
  "activities.due": { staffId: foreign.staff },
  "activities.promised": { staffId: foreign.staff },
  "activities.log": {
    id: key,
    clientId: foreign.client,
    kind: "call",
    outcome: "reached",
    doneAt: now,
    note: null,
    contactId: foreign.contact,
  },
  "activities.withdraw": { id: foreign.activity, reason: "x" },
  "approvals.list": { waiting: true },
  "approvals.get": { id: foreign.proposal },
  "approvals.decide": { id: foreign.proposal, accept: true },
  "approvals.withdraw": { id: foreign.proposal },
  "approvals.proposeRole": { staff: { email: "new-boss@example.com", role: "director" }, reason: "x" },
  "changes.count": { grid: "clients", filter: { conditions: [{ field: "ownerId", is: "is", value: foreign.staff }] } },
  "changes.views": { grid: "clients" },
  "changes.saveView": { id: foreign.view, grid: "clients", name: "偷改" },
  "changes.deleteView": { id: foreign.view },
  "changes.rowsOf": { grid: "clients", ids: [foreign.client] },
  "bulk.preview": { selection: { ids: [foreign.client] }, act: { kind: "archive", reason: "偷" } },
  "bulk.start": { selection: { ids: [foreign.client] }, act: { kind: "archive", reason: "偷" }, key },
  "bulk.get": { id: foreign.bulk },
  "bulk.latest": undefined,
  "bulk.undo": { id: foreign.bulk, key },
  "changes.ofRow": { subject: "client", row: foreign.client },
  "duplicates.list": {},
  "credit.standing": { clientId: foreign.client },
  "credit.assessments": { clientId: foreign.client },
  "credit.assessment": { id: foreign.assessment },
  "credit.evidence": { assessmentId: foreign.assessment, factor: "volume" },
  "credit.reviews": {},
  "credit.scorecards": undefined,
  "credit.assess": { clientId: foreign.client },
  "credit.assessAll": {},
  "credit.proposeGrant": {
    clientId: foreign.client,
    assessmentId: foreign.assessment,
    grade: "C",
    limitMinor: 0,
    term: { term: "prepay", days: null },
    reason: "x",
  },
  "credit.proposeCash": { clientId: foreign.client, reason: "x" },
  "credit.setScorecard": { from: "2026-04-01", scorecard: houseScorecard, reason: "x" },
  "creditBooking.would": { clientId: foreign.client, amountMinor: 5, from: "2026-04-01" },
  "creditBooking.bookStay": {
    key,
    clientId: foreign.client,
    arrival: "2026-04-01",
    departure: "2026-04-02",
    rooms: 1,
    expectedMinor: 5,
  },
  "creditBooking.changeStay": { stayId: foreign.stay, status: "cancelled" },
  "creditBooking.payAtDesk": { stayId: foreign.stay, atDesk: true },
  "creditBooking.reserve": { key, clientId: foreign.client, amountMinor: 5, expectedOn: "2026-04-01", note: "x" },
  "creditBooking.release": { id: foreign.reservation, reason: "x" },
  "creditBooking.reservations": { clientId: foreign.client },
  "creditBooking.billable": { clientId: foreign.client },
  "creditBooking.enterInvoice": {
    invoice: {
      ...posting,
      clientId: foreign.client,
      reference: "R",
      instalments: [{ dueDate: "2026-03-01", amountMinor: 5 }],
    },
  },
  "creditHolds.standing": { clientId: foreign.client },
  "creditHolds.rows": { clientId: foreign.client, part: "balance" },
  "creditHolds.overridesOf": { clientId: foreign.client },
  "creditHolds.mine": undefined,
  "creditHolds.list": { view: "headroom" },
  "creditHolds.overrides": {},
  "creditHolds.proposeOverride": { clientId: foreign.client, upToMinor: 5, until: "2026-04-01", reason: "x" },
  "creditHolds.endOverride": { id: foreign.override, reason: "x" },
  "creditHolds.setRollUp": { clientId: foreign.client, on: true },
  "creditFile.of": { clientId: foreign.client },
  "creditFile.ratings": { clientId: foreign.client },
  "creditFile.enterYear": { clientId: foreign.client, year: 2025, currency: "CNY", revenueMinor: 1, source: "x" },
  "creditFile.enterProfile": { clientId: foreign.client },
  "creditFile.addReference": {
    clientId: foreign.client,
    kind: "bank",
    name: "x",
    verdict: "good",
    givenOn: "2026-03-01",
    note: "x",
  },
  "creditFile.archiveReference": { id: foreign.reference, reason: "x" },
  "creditFile.rate": { clientId: foreign.client, factor: "security", rating: 3, evidence: "x" },
  "creditFile.setBlock": { clientId: foreign.client, blocked: true, reason: "x" },
  "duplicates.count": undefined,
  "duplicates.likely": { names: [canary], phone: "13800138000" },
  "duplicates.preview": { winnerId: foreign.client, loserId: foreign.client + 1 },
  "duplicates.merges": {},
  "duplicates.scan": {},
  "duplicates.merge": { winnerId: foreign.client, loserId: foreign.client + 1 },
  "duplicates.proposeMerge": { winnerId: foreign.client, loserId: foreign.client + 1, reason: "x" },
  "duplicates.undoMerge": { id: 1 },
  "duplicates.tellApart": { id: foreign.duplicate },
  "duplicates.reopen": { id: foreign.duplicate },
  "clients.list": { filter: { search: canary } },
  "clients.get": { id: foreign.client },
  "clients.proposeExport": {
    view: { grid: "contacts", columns: ["name", "mobileMask"], format: "csv" },
    reason: "x",
  },
  "clients.create": { kind: "organisation", name: "自己的", class: "business", ownerId: foreign.staff },
  "clients.contacts": { id: foreign.client },
  "clients.addContact": { clientId: foreign.client, name: "x" },
  "clients.card": { id: foreign.client },
  "clients.archive": { id: foreign.client, reason: "x" },
  "clients.restore": { id: foreign.client },
  "clients.trash": {},
  "clients.addCollaborator": { clientId: foreign.client, staffId: foreign.staff },
  "clients.removeCollaborator": { clientId: foreign.client, staffId: foreign.staff },
  "clients.history": { id: foreign.client },
  "clients.putBack": { number: 1, line: 1 },
  "clients.tags": undefined,
  "clients.groupElsewhere": { id: foreign.client },
  "clients.archiveContact": { id: foreign.contact, reason: "x" },
  "clients.restoreContact": { id: foreign.contact },
  "clients.consents": { id: foreign.client },
  "clients.giveConsent": {
    contactId: foreign.contact,
    channel: "mail",
    purpose: "survey",
    version: "1",
    source: "staff",
  },
  "clients.endConsent": { contactId: foreign.contact, channel: "mail", purpose: "survey" },
  "clients.keeper": undefined,
  "clients.setKeeper": { staffId: foreign.staff },
  "clients.keeperList": { kind: "stale", ownerId: foreign.staff },
  "activities.verifiable": { clientIds: [foreign.client] },
  "activities.verify": { clientId: foreign.client },
  "clients.reveal": { contactId: foreign.contact, field: "mail", reason: "x" },
  "files.attachments": { subject: "client", row: foreign.client },
  "files.archive": { id: foreign.attachment },
  "handOvers.list": undefined,
  "handOvers.waiting": undefined,
  "handOvers.preview": { leaverId: foreign.staff, effectiveOn: "2026-03-10", successors: [foreign.staff] },
  "handOvers.give": {
    leaverId: foreign.staff,
    effectiveOn: "2026-03-10",
    successors: [foreign.staff],
    key,
    brief: "x",
  },
  "handOvers.undo": { id: foreign.handOver },
  "figures.checkSeal": { businessDate: "2026-02-28", currency: "CNY" },
  "figures.matrices": undefined,
  "figures.nights": {},
  "figures.proposeProvision": { asOf: "2026-03-01" },
  "figures.provision": { asOf: "2026-03-01" },
  "figures.rows": { figure: "due", from: "2026-02-01", to: "2026-03-01", clientId: foreign.client },
  "figures.seals": undefined,
  "figures.setProvision": { fromDate: "2026-04-01", edges: [30], rates: ["0", "1", "2"], reason: "x" },
  "handOvers.brief": { clientId: foreign.client },
  "imports.list": {},
  "imports.get": { id: 1 },
  "imports.head": { id: 1 },
  "imports.badRows": { id: 1 },
  "imports.differences": { id: 1 },
  "imports.open": { kind: "clients", fileId: 1, fileName: "x.csv" },
  "imports.check": { id: 1, mapping: null, sheet: null, header: ["x"] },
  "imports.mend": { id: 1, fixes: [{ line: 2, cells: { x: "y" } }] },
  "imports.write": { id: 1 },
  "imports.reverse": { id: 1 },
  "imports.start": { kind: "clients", fileId: 1, fileName: "x.csv", mapping: null, dryRun: true },
  "jobs.list": undefined,
  "jobs.get": { id: foreign.job },
  "jobs.cancel": { id: foreign.job },
  "dunning.queue": {},
  "dunning.client": { clientId: foreign.client },
  "dunning.preview": { clientIds: [foreign.client] },
  "dunning.run": { clientIds: [foreign.client] },
  "dunning.letters": { clientId: foreign.client },
  "dunning.letter": { id: foreign.letter },
  "dunning.sign": { ids: [foreign.letter] },
  "dunning.logCall": { key, clientId: foreign.client, callId: foreign.dunningCall, outcome: "no-answer" },
  "dunning.revealPhone": { clientId: foreign.client, contactId: foreign.contact, field: "mobile", reason: "x" },
  "dunning.stop": { kind: "legal", clientId: foreign.client, itemId: foreign.debit, reason: "x" },
  "dunning.lift": { id: foreign.stop, reason: "x" },
  "dunning.confirmImported": { clientIds: [foreign.client] },
  "dunning.chooseRecipient": { clientId: foreign.client, contactId: foreign.contact },
  "dunning.agreeCharge": {
    clientId: foreign.client,
    fromDate: "2026-03-10",
    feeMinor: 100,
    yearlyBasisPoints: 500,
    basis: "x",
  },
  "dunning.stepsOfItem": { itemId: foreign.debit },
  "dunning.ladder": {},
  "dunning.setLadder": {
    fromDate: "2026-03-10",
    steps: [{ days: 5, kind: "letter", by: ["finance"], hold: null, ownerCopy: false, charge: false }],
  },
  "ledger.refund": {
    key,
    creditItemId: foreign.credit,
    reference: "R",
    amountMinor: 5,
    postingDate: "2026-03-01",
    reason: "x",
  },
  "ledger.proposeWriteOff": { key, itemId: foreign.debit, amountMinor: 5, postingDate: "2026-03-01", reason: "x" },
  "ledger.postDeposit": { ...posting, clientId: foreign.client, reference: "D", amountMinor: 5 },
  "ledger.applyDeposit": {
    key,
    depositItemId: foreign.credit,
    reference: "D",
    amountMinor: 5,
    postingDate: "2026-03-01",
  },
  "ledger.disputes": { itemId: foreign.debit },
  "ledger.openDispute": { key, itemId: foreign.debit, amountMinor: 5, fromDate: "2026-03-01", reason: "x" },
  "ledger.endDispute": { id: foreign.dispute, toDate: "2026-03-02", outcome: "upheld", reason: "x" },
  "ledger.promises": { clientId: foreign.client },
  "ledger.notePromise": {
    key,
    clientId: foreign.client,
    itemIds: [foreign.debit],
    amountMinor: 5,
    madeOn: "2026-03-01",
    promisedFor: "2026-03-10",
  },
  "ledger.withdrawPromise": { id: foreign.promise, reason: "x" },
  "ledger.periods": undefined,
  "ledger.proposeReopening": { month: "2026-02", reason: "x" },
  "messages.list": {},
  "messages.inbox": { unread: true, limit: 100 },
  "messages.unread": undefined,
  "messages.markRead": { ids: [1, 2, 3] },
  "messages.markAllRead": { upTo: 1_000_000 },
  "messages.channels": undefined,
  "messages.chooseChannel": { event: "jobs.failed", byMail: true },
  "messages.counts": undefined,
  "messages.open": { id: foreign.message },
  "messages.settle": { id: foreign.message, decision: "arrived", reason: "x" },
  "messages.address": { mail },
  "messages.recordConsent": { mail, purpose: "survey", version: "1", source: "staff" },
  "messages.withdrawConsent": { mail, purpose: "survey" },
  "messages.suppress": { mail, reason: "asked" },
  "messages.liftSuppression": { id: 1, reason: "x" },
  "overview.search": { text: canary },
  "overview.timeline": { clientId: foreign.client },
  "properties.current": undefined,
  "properties.settings": undefined,
  "properties.setSetting": { key: "scores.target-contact", fromDate: "2026-03-01", value: 90 },
  "properties.calendar": { from: "2026-01-01", to: "2026-12-31" },
  "receiving.preview": {
    clientId: foreign.client,
    amountMinor: 5,
    receivedOn: "2026-03-01",
    postingDate: "2026-03-01",
    settle: { how: "advice", documents: [{ place: 1, document: "T-1", amountMinor: null }] },
  },
  "receiving.receive": {
    key,
    clientId: foreign.client,
    amountMinor: 5,
    receivedOn: "2026-03-01",
    postingDate: "2026-03-01",
    settle: { how: "oldest-first" },
    reference: "R",
    expected: [{ itemId: foreign.debit, amountMinor: 5 }],
  },
  "receiving.unapplied": { clientId: foreign.client },
  "receiving.previewCredit": {
    creditItemId: foreign.credit,
    effectiveDate: "2026-03-01",
    settle: { how: "oldest-first" },
  },
  "receiving.settleCredit": {
    key,
    creditItemId: foreign.credit,
    effectiveDate: "2026-03-01",
    settle: { how: "oldest-first" },
    expected: [{ itemId: foreign.debit, amountMinor: 5 }],
  },
  "receiving.bounce": { key, itemId: foreign.credit, postingDate: "2026-03-01", reason: "x" },
  "receiving.accounts": undefined,
  "receiving.addAccount": { name: "Bank" },
  "receiving.closeAccount": { id: foreign.bankAccount },
  "receiving.lines": { accountId: foreign.bankAccount },
  "receiving.lineOfPayment": { itemId: foreign.credit },
  "receiving.accept": { key, lines: [{ lineId: foreign.bankLine, clientId: foreign.client, shares: [] }] },
  "receiving.ignore": { lineId: foreign.bankLine, reason: "x" },
  "receiving.restore": { key, lineId: foreign.bankLine, postingDate: "2026-03-01", reason: "x" },
  "receiving.giveBack": { key, lineId: foreign.paidOut, itemId: foreign.credit, reason: "x" },
  "statements.one": { clientId: foreign.client, asOf: "2026-03-01" },
  "statements.batch": { asOf: "2026-03-01" },
  "statements.make": { asOf: "2026-03-01", format: "csv" },
  "statements.mail": { asOf: "2026-03-01", clientIds: [foreign.client] },
  "receivables.aging": { asOf: "2026-03-01" },
  "receivables.agingItems": { asOf: "2026-03-01", group: foreign.client },
  "receivables.source": { itemId: foreign.debit },
  "receivables.bucketVersions": undefined,
  "receivables.setBuckets": { name: "weekly", fromDate: "2026-03-10", edges: [7, 14] },
  "receivables.items": { asOf: "2026-03-01", clientId: foreign.client },
  "receivables.allocations": { itemId: foreign.debit, asOf: "2026-03-01" },
  "receivables.ofClient": { clientId: foreign.client },
  "receivables.postPayment": { ...posting, clientId: foreign.client, reference: "P", amountMinor: 5 },
  "receivables.allocate": {
    key,
    debitItemId: foreign.debit,
    creditItemId: foreign.credit,
    amountMinor: 5,
    effectiveDate: "2026-03-01",
  },
  "receivables.unallocate": { key, allocationId: foreign.allocation, effectiveDate: "2026-03-01", reason: "x" },
  "receivables.reverse": { key, itemId: foreign.debit, postingDate: "2026-03-01", reason: "x" },
  "receivables.setPeriod": { month: "2026-02", status: "soft" },
  "scores.months": undefined,
  "scores.ranking": { month },
  "scores.evidence": { month, staffId: foreign.staff, indicator: "contact", over: "all" },
  "scores.points": { month, staffId: foreign.staff },
  "scores.compute": { month: "2026-01" },
  "staff.signIn": { email: "nobody@example.com", password: "wrong" },
  "staff.signInByLink": { token: "X.y" },
  "staff.session": undefined,
  "staff.signOut": undefined,
  "staff.switchProperty": { propertyId: theirs },
  "staff.acceptDuty": { version: 1 },
  "staff.duties": undefined,
  "staff.setPassword": { current: null, next: "correct horse battery" },
  "staff.list": undefined,
  "staff.names": undefined,
  "staff.setTeam": { staffId: foreign.staff, team: "偷" },
  "staff.endRole": { id: foreign.staff },
  "staff.add": { email: "new@example.com", role: "rep" },
  "surveys.results": { from: "2026-01-01", to: "2026-03-01", ownerId: foreign.staff },
  "surveys.answers": { from: "2026-01-01", to: "2026-03-01" },
  "surveys.invitations": { from: "2026-01-01", to: "2026-03-01" },
  "surveys.own": undefined,
  "surveys.questionnaire": undefined,
  "surveys.publish": { basedOn: 1, questions: [] },
  "stays.ofClient": { clientId: foreign.client },
  "stays.get": { id: foreign.stay },
  "stays.production": { from: "2026-01-01", to: "2026-03-01", by: "client" },
  "tips.list": { clientId: foreign.client },
  "tips.open": undefined,
  "tips.known": { id: foreign.tip },
  "tips.accept": { id: foreign.tip, into: "notes" },
  "tips.reject": { id: foreign.tip, answer: "x" },
  "tips.clients": { search: canary },
  "tips.send": { key, clientId: foreign.client, text: "x" },
  "tips.sent": {},
  "targets.grid": { year: 2026, metric: "revenue" },
};

const setInputs: Record<string, unknown> = {
  save: { id: key, grid: "clients", base: 0, cells: [{ row: String(foreign.client), field: "name", new: "偷改" }] },
  undo: { id: key },
  redo: { id: key },
};

function contextOf(tokenHash: Buffer): Context {
  const house = {
    db: database.db,
    reports: database.db,
    dataDir: "/nonexistent",
    url: "http://localhost:3000",
    origins: new Set<string>(),
  };
  return {
    house,
    tokenHash,
    shownProperty: undefined,
    now,
    language: "en",
    requestId: "r",
    address: "127.0.0.1",
    setSession: () => {},
  };
}

interface Outcome {
  readonly answer?: unknown;
  readonly code?: string;
}

async function call(router: AnyRouter, asked: { path: string; input: unknown }, staffId: StaffId): Promise<Outcome> {
  // a session of its own for each call: signing out is one of them
  const tokenHash = await database.committed(mine, (trx) => aSession(trx, staffId, now));
  const caller: unknown = router.createCaller(contextOf(tokenHash));
  const procedure = asked.path.split(".").reduce<unknown>((at, name) => Reflect.get(Object(at), name), caller);
  if (typeof procedure !== "function") throw new Error(`there is no ${asked.path}`);
  try {
    return { answer: await (procedure as (input: unknown) => Promise<unknown>)(asked.input) };
  } catch (error) {
    if (error instanceof TRPCError) return { code: error.code };
    throw error;
  }
}

const pathsOf = (router: AnyRouter) => Object.keys(router._def.procedures as object);

test("no procedure shows or changes another property's rows, whatever the role and however it is asked", {
  timeout: 240_000,
}, async () => {
  expect(pathsOf(appRouter).filter((path) => !(path in inputs))).toEqual([]);
  expect(pathsOf(changeSetsRouter).filter((path) => !(path in setInputs))).toEqual([]);
  const before = await database.hashOf(theirs);
  const bugs: string[] = [];
  for (const role of roles) {
    const staffId = await database.committed(mine, (trx) => aStaff(trx, { role }));
    const asked = [
      ...Object.entries(inputs).map(([path, input]) => ({ router: appRouter as AnyRouter, path, input })),
      ...Object.entries(setInputs).map(([path, input]) => ({ router: changeSetsRouter as AnyRouter, path, input })),
    ];
    for (const { router, path, input } of asked) {
      const { answer, code } = await call(router, { path, input }, staffId);
      if (code === "INTERNAL_SERVER_ERROR") bugs.push(`${path} as ${role}`);
      expect(JSON.stringify(answer ?? null), `${path} as ${role}`).not.toContain(canary);
    }
  }
  expect(bugs).toEqual([]);
  expect(await database.hashOf(theirs)).toBe(before);
});

test("a foreign id is not found, like none at all", async () => {
  const manager = await database.committed(mine, (trx) => aStaff(trx, { role: "manager" }));
  const director = await database.committed(mine, (trx) => aStaff(trx, { role: "director" }));
  const byId = [
    "activities.ofClient",
    "activities.withdraw",
    "changes.saveView",
    "changes.deleteView",
    "clients.get",
    "clients.contacts",
    "clients.addContact",
    "clients.reveal",
    "jobs.get",
    "jobs.cancel",
    "stays.ofClient",
    "stays.get",
    "tips.known",
    "tips.accept",
    "tips.reject",
    "tips.send",
    "absences.decide",
    "absences.end",
    "handOvers.preview",
    "handOvers.give",
    "handOvers.undo",
    "handOvers.brief",
    "bulk.get",
    "bulk.undo",
    "duplicates.preview",
    "duplicates.merge",
    "duplicates.undoMerge",
    "duplicates.tellApart",
    "duplicates.reopen",
  ];
  for (const path of byId) {
    const { code } = await call(appRouter, { path, input: inputs[path] }, manager);
    expect([path, code]).toEqual([path, "NOT_FOUND"]);
  }
  for (const path of ["approvals.get", "approvals.decide", "approvals.withdraw"]) {
    const { code } = await call(appRouter, { path, input: inputs[path] }, director);
    expect([path, code]).toEqual([path, "NOT_FOUND"]);
  }
  const { code } = await call(appRouter, { path: "messages.open", input: inputs["messages.open"] }, director);
  expect(code).toBe("NOT_FOUND");
  const account = (clientId: number) =>
    call(appRouter, { path: "receivables.ofClient", input: { clientId } }, director);
  expect(await account(foreign.client)).toEqual(await account(987_654_321));
});
