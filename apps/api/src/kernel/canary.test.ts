import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anActivity } from "@foyer/db/activities/factory";
import { proposeRole } from "@foyer/db/approvals/roles/mutations";
import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import type { ContactId } from "@foyer/domain/clients/schema";
import { startJob } from "@foyer/db/jobs/mutations";
import { clientsImporter } from "@foyer/db/clients/import";
import { storeFile } from "@foyer/db/files/mutations";
import { keepDifferences } from "@foyer/db/imports/differences/mutations";
import { importText, linesOf } from "@foyer/db/imports/factory";
import { recordUpload } from "@foyer/db/imports/uploads/mutations";
import { readSecret } from "@foyer/db/kernel/secret";
import { aConsent } from "@foyer/db/messages/factory";
import { aDunningLetter } from "@foyer/db/receivables/dunning/factory";
import { anAssessment } from "@foyer/db/credit/factory";
import { anItem } from "@foyer/db/receivables/factory";
import { keepSnapshot } from "@foyer/db/receivables/snapshots/mutations";
import { sealMonthEnds } from "@foyer/db/receivables/snapshots/seals/mutations";
import { computeScores } from "@foyer/db/scores/mutations";
import { aStay } from "@foyer/db/stays/factory";
import { aStayEnded } from "@foyer/db/surveys/factory";
import { inviteGuests } from "@foyer/db/surveys/invitations/mutations";
import { answerSurvey } from "@foyer/db/surveys/mutations";
import { openSurvey } from "@foyer/db/surveys/queries";
import { ImportId } from "@foyer/domain/imports/schema";
import { roles } from "@foyer/domain/kernel/permissions";
import { addDays, businessDate, CalendarDate, monthOf, now, TimeZone } from "@foyer/domain/kernel/time";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { fieldOf } from "@foyer/domain/surveys/rules";
import { afterAll, describe, expect, test } from "vitest";
import { appRouter } from "../router.ts";
import { startServer } from "../server.ts";
import { openTestHouse, type Reply } from "./testing.ts";

/** Values that may be read nowhere but where somebody asked for one of them, with a reason. */
const canary = {
  mobile: "13912345678",
  mail: "canary.bird@mailbox.cn",
  wechat: "canarybird77",
  slipped: "13987654321",
  mistyped: "139123456789012",
  phone: "02158765432",
  edited: "13711223344",
  password: "canary correct horse",
};
const patterns = [...Object.values(canary), "canary.bird", "39123456", "39876543", "58765432", "37112233"];
/** Too short to be searched for as a piece of anything. */
const birthYear = "1911";
const isBirthYear = /(^|[^\d])1911([^\d]|$)/m;

const dataDir = await mkdtemp(join(tmpdir(), "foyer-canary-"));
const house = await openTestHouse(startServer, { logLevel: "silent", dataDir });
const { database } = house;
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});
const property = await database.aProperty({ code: "MASK" });
const today = businessDate(now(), TimeZone.parse("Asia/Shanghai"));
const cookies = Object.fromEntries(
  await Promise.all(roles.map(async (role) => [role, await house.signIn(role, property)] as const)),
) as Record<(typeof roles)[number], string>;

/** Everything that a phone or a key passes through. */
const kept = await database.committed(property, async (trx) => {
  const rep = await trx
    .selectFrom("staff")
    .select("id")
    .where("email", "=", StaffEmail.parse(`rep-${property}@example.com`))
    .executeTakeFirstOrThrow();
  const client = await aClient(trx, { name: "星河贸易", reference: "MASK-1", ownerId: rep.id });
  const { mobile, mail, wechat, phone } = canary;
  const person = { name: "王敏", mobile, mail, wechat, phone, birthday: "农历八月十五", birthYear };
  const contact = await addContact(trx, { clientId: client, ...person }, now());
  await aConsent(trx, canary.mail);
  const stay = await aStayEnded(trx, { clientId: client, contactId: contact, departure: addDays(today, -2) });
  await aStay(trx, { clientId: client });
  await anActivity(trx, { clientId: client, staffId: rep.id, doneOn: addDays(today, -3) });
  const item = await anItem(trx, client, { amount: 100, posted: "2026-02-01" });
  const letter = await aDunningLetter(trx, client, { item, on: "2026-02-10", amount: 100 });
  const secrets: string[] = [];
  const invite = {
    url: "http://localhost:3000",
    letter: ({ surveyUrl, unsubscribeUrl }: { surveyUrl: string; unsubscribeUrl: string }) => {
      secrets.push(surveyUrl.split("/s/")[1] ?? "", unsubscribeUrl.split("/u/")[1] ?? "");
      return {
        subject: "How was your stay?",
        text: `${surveyUrl} ${mail}`,
        html: `<a href="${surveyUrl}">${mobile}</a>`,
      };
    },
  };
  await inviteGuests(trx, invite, now());
  const keyHash = readSecret(secrets[0] ?? "")?.hash ?? Buffer.alloc(0);
  const survey = await openSurvey(trx, keyHash, now());
  const text = survey?.questions.find(({ kind }) => kind === "text");
  const form = { [text ? fieldOf(text) : ""]: `请回电 ${mobile}，或写信 ${mail}，微信：${wechat}` };
  await answerSurvey(trx, { keyHash, form, language: "zh-Hans" }, now());
  await computeScores(trx, monthOf(today), now());
  await keepSnapshot(trx, CalendarDate.parse("2026-02-28"), now());
  await sealMonthEnds(trx, now());
  const job = await startJob(trx, { name: "scores.compute", payload: { month: monthOf(today) } }, now());
  const list = [
    "reference,name,kind,class,contact,mobile,mail,wechat,colour",
    `MASK-2,甲,organisation,business,,${canary.slipped},,,${canary.mobile}`,
    `MASK-3,乙,organisation,business,李四,${canary.mistyped},,,`,
    `MASK-4,丙,organisation,business,李四,,${canary.mail} ${canary.slipped},,`,
    `MASK-5,丁,organisation,business,李四,,,${canary.wechat} ${canary.slipped},`,
  ].join("\n");
  const refused = await importText(trx, clientsImporter, { text: list });
  const body = (async function* () {
    yield Buffer.from(list);
  })();
  const file = await storeFile({ dataDir, propertyId: property }, { body, maxBytes: 10_000 });
  const fileId = await recordUpload(trx, { kind: "clients", file }, now());
  const newPhone = linesOf(`reference,contact,mobile\nMASK-1,王敏,${canary.slipped}`);
  const asked = { lines: newPhone, mapping: undefined, dryRun: true };
  const { differences } = await clientsImporter.run(trx, asked, now());
  const { id: imported } = await trx
    .insertInto("import")
    .values({
      propertyId: trx.propertyId,
      kind: "clients",
      fileName: "clients.csv",
      fileId,
      status: "refused",
      result: JSON.stringify(refused),
      createdAt: now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await keepDifferences(trx, ImportId.parse(imported), differences);
  const message = await trx
    .selectFrom("message")
    .select("id")
    .where("propertyId", "=", property)
    .executeTakeFirstOrThrow();
  const key = "0b8c6f60-0000-4000-8000-0000000000c9";
  const { id: handOver } = await trx
    .insertInto("handOver")
    .values({
      propertyId: property,
      key,
      leaverId: rep.id,
      effectiveOn: today,
      leaves: false,
      brief: "交接",
      staffId: rep.id,
      at: now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: bulk } = await trx
    .insertInto("clientBulk")
    .values({
      propertyId: property,
      key,
      act: JSON.stringify({ kind: "add-tag", tag: "MICE" }),
      selected: [client],
      staffId: rep.id,
      createdAt: now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const twin = await aClient(trx, { name: "星河贸易公司", reference: "MASK-9", ownerId: rep.id });
  await addContact(trx, { clientId: twin, name: "王敏", mobile, mail }, now());
  const { id: tip } = await trx
    .insertInto("tip")
    .values({
      propertyId: property,
      reference: "T-1",
      source: "own-site",
      consentVersion: "1",
      clientId: client,
      name: "王敏",
      text: "想订会议室",
      sentAt: now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const proposal = await proposeRole(
    trx,
    {
      reason: "接任",
      staff: { email: StaffEmail.parse("next-director@example.com"), role: "director", language: "en" },
    },
    now(),
  );
  const assessment = await anAssessment(trx, client, today);
  const rows = {
    assessment,
    client,
    contact,
    stay,
    item,
    letter,
    job,
    imported,
    message: message.id,
    handOver,
    bulk,
    twin,
    tip,
    proposal,
  };
  return { ...rows, rep: rep.id, refused, secrets };
});
const revealed = await house.send(cookies.manager, "clients.reveal", {
  contactId: kept.contact,
  field: "mobile",
  reason: "回电",
});
/** What is typed into the contacts grid: kept, undone, and typed again by a colleague. */
const edit = (id: string, field: string, value: string) => ({
  id,
  grid: "contacts",
  base: 0,
  cells: [{ row: String(kept.contact), field, new: value }],
});
const setId = "0b8c6f60-0000-4000-8000-0000000000c1";
const edits = [
  await house.send(cookies.rep, "/api/changes/save", edit(setId, "mobile", canary.edited)),
  await house.send(
    cookies.manager,
    "/api/changes/save",
    edit("0b8c6f60-0000-4000-8000-0000000000c2", "mobile", canary.slipped),
  ),
  await house.send(
    cookies.rep,
    "/api/changes/save",
    edit("0b8c6f60-0000-4000-8000-0000000000c3", "birthday", `${birthYear}-05-20`),
  ),
];
await house.send(cookies.rep, "staff.setPassword", { current: null, next: canary.password });
await house.send("", "staff.signIn", { email: canary.mail, password: canary.password });

const found = (text: string): string[] =>
  patterns.filter((pattern) => text.includes(pattern) || text.includes(Buffer.from(pattern).toString("hex")));

const year = Number(today.slice(0, 4));
const span = { from: addDays(today, -60), to: today };

/** Every question there is; one that is not here fails the test. */
const questions: Record<string, unknown> = {
  "activities.ofClient": { clientId: kept.client },
  "activities.cadenceOfClient": { clientId: kept.client, ...span },
  "activities.due": {},
  "activities.promised": {},
  "approvals.get": { id: kept.proposal },
  "approvals.list": { waiting: true },
  "changes.count": { grid: "clients" },
  "changes.views": { grid: "clients" },
  "changes.rowsOf": { grid: "clients", ids: [kept.client] },
  "changes.ofRow": { subject: "contact", row: kept.contact },
  "clients.list": { filter: {} },
  "clients.get": { id: kept.client },
  "clients.contacts": { id: kept.client },
  "clients.card": { id: kept.client },
  "clients.consents": { id: kept.client },
  "clients.groupElsewhere": { id: kept.client },
  "clients.history": { id: kept.client, limit: 200 },
  "clients.keeper": undefined,
  "clients.keeperList": { kind: "incomplete" },
  "clients.tags": undefined,
  "clients.trash": {},
  "activities.verifiable": { clientIds: [kept.client] },
  "absences.list": undefined,
  "bulk.get": { id: kept.bulk },
  "bulk.latest": undefined,
  "credit.standing": { clientId: kept.client },
  "credit.assessments": { clientId: kept.client },
  "credit.assessment": { id: kept.assessment },
  "credit.evidence": { assessmentId: kept.assessment, factor: "volume" },
  "credit.reviews": {},
  "credit.scorecards": undefined,
  "creditBooking.would": { clientId: kept.client, amountMinor: 5, from: today },
  "creditBooking.reservations": { clientId: kept.client },
  "creditBooking.billable": { clientId: kept.client },
  "creditHolds.standing": { clientId: kept.client },
  "creditHolds.rows": { clientId: kept.client, part: "balance" },
  "creditHolds.overridesOf": { clientId: kept.client },
  "creditHolds.mine": undefined,
  "creditHolds.list": { view: "headroom" },
  "creditHolds.overrides": {},
  "creditFile.of": { clientId: kept.client },
  "creditFile.ratings": { clientId: kept.client },
  "duplicates.count": undefined,
  "duplicates.likely": { names: ["星河贸易"], phone: canary.mobile, mail: canary.mail },
  "duplicates.list": {},
  "duplicates.merges": {},
  "duplicates.preview": { winnerId: kept.client, loserId: kept.twin },
  "files.attachments": { subject: "client", row: kept.client },
  "figures.checkSeal": { businessDate: "2026-02-28", currency: "CNY" },
  "figures.matrices": undefined,
  "figures.nights": { asOf: today },
  "figures.proposeProvision": { asOf: today },
  "figures.provision": { asOf: today },
  "figures.rows": { figure: "due", from: "2020-01-01", to: today },
  "figures.seals": undefined,
  "handOvers.brief": { clientId: kept.client },
  "handOvers.list": undefined,
  "handOvers.waiting": undefined,
  "imports.head": { id: kept.imported },
  "imports.badRows": { id: kept.imported },
  "imports.differences": { id: kept.imported },
  "messages.channels": undefined,
  "messages.inbox": { unread: true, limit: 100 },
  "messages.unread": undefined,
  "overview.timeline": { clientId: kept.client },
  "tips.clients": { search: "星河" },
  "tips.known": { id: kept.tip },
  "tips.list": { clientId: kept.client },
  "tips.open": undefined,
  "tips.sent": {},
  "imports.list": {},
  "imports.get": { id: kept.imported },
  "jobs.list": undefined,
  "jobs.get": { id: kept.job },
  "dunning.queue": {},
  "dunning.client": { clientId: kept.client },
  "dunning.preview": {},
  "dunning.letters": {},
  "dunning.letter": { id: kept.letter },
  "dunning.stepsOfItem": { itemId: kept.item },
  "dunning.ladder": {},
  "ledger.disputes": { itemId: kept.item },
  "ledger.periods": undefined,
  "ledger.promises": { clientId: kept.client },
  "messages.list": {},
  "messages.counts": undefined,
  "messages.open": { id: kept.message },
  "properties.current": undefined,
  "properties.settings": undefined,
  "properties.calendar": span,
  "receiving.accounts": undefined,
  "receiving.lineOfPayment": { itemId: kept.item },
  "receiving.lines": {},
  "receiving.unapplied": {},
  "statements.one": { clientId: kept.client, asOf: today },
  "statements.batch": { asOf: today },
  "receivables.aging": { asOf: today },
  "receivables.agingItems": { asOf: today, group: kept.client },
  "receivables.source": { itemId: kept.item },
  "receivables.bucketVersions": undefined,
  "receivables.items": { asOf: today },
  "receivables.allocations": { itemId: kept.item, asOf: today },
  "receivables.ofClient": { clientId: kept.client },
  "scores.months": undefined,
  "scores.ranking": { month: monthOf(today) },
  "scores.evidence": { month: monthOf(today), staffId: kept.rep, indicator: "contact", over: "all" },
  "scores.points": { month: monthOf(today), staffId: kept.rep },
  "staff.session": undefined,
  "staff.list": undefined,
  "staff.names": undefined,
  "staff.duties": undefined,
  "surveys.results": span,
  "surveys.answers": span,
  "surveys.invitations": span,
  "surveys.own": undefined,
  "surveys.questionnaire": undefined,
  "stays.ofClient": { clientId: kept.client },
  "stays.get": { id: kept.stay },
  "stays.production": { ...span, by: "client" },
  "targets.grid": { year, metric: "revenue" },
};

const procedures = new Map<string, unknown>(Object.entries(appRouter._def.procedures));
const isQuestion = (path: string): boolean =>
  Reflect.get(Object(Reflect.get(Object(procedures.get(path)), "_def")), "type") === "query";

test("what is tried for is really there: a reveal shows it, and the import's refusals were of it", () => {
  expect(revealed.data).toBe(`+86${canary.mobile}`);
  expect(kept.refused.refused.map(({ column, code }) => [column, code])).toEqual([
    ["mobile", "clients.contact-without-name"],
    ["mobile", "clients.mobile-not-valid"],
    ["mail", "clients.mail-not-valid"],
    ["wechat", "clients.wechat-not-valid"],
  ]);
  expect(kept.secrets).toHaveLength(2);
  expect(edits.map(({ data }) => data)).toMatchObject([
    { answers: [{ outcome: "applied", value: "137****3344" }] },
    { answers: [{ outcome: "conflict", theirs: "137****3344" }] },
    { answers: [{ outcome: "applied", value: "05-20" }] },
  ]);
});

describe("masked stays masked", () => {
  test("in every answer to every question of every role", { timeout: 240_000 }, async () => {
    expect([...procedures.keys()].filter(isQuestion).toSorted()).toEqual(Object.keys(questions).toSorted());
    const answered = new Set<string>();
    for (const role of roles)
      for (const [path, input] of Object.entries(questions)) {
        const reply: Reply = await house.ask(cookies[role], path, input);
        if (reply.status === 200) answered.add(path);
        else expect([200, 403, 404], `${path} as ${role}: ${reply.text}`).toContain(reply.status);
        // the mail is the letter's own words; its keys are what others may not have
        if (path === "messages.open") for (const secret of kept.secrets) expect(reply.text, role).not.toContain(secret);
        else expect(found(reply.text), `${path} as ${role}`).toEqual([]);
        expect(reply.text, `${path} as ${role}`).not.toMatch(isBirthYear);
      }
    const unanswered = Object.keys(questions).filter((path) => !answered.has(path));
    expect(unanswered).toEqual([]);
  });

  test("in every export", async () => {
    for (const role of roles)
      for (const path of [
        `/api/export/aging?asOf=${today}&format=csv`,
        `/api/export/statement?client=${kept.client}&asOf=${today}&format=csv`,
        "/api/export/view?grid=clients&columns=name,phoneMask,notes&format=csv",
        "/api/read/rows?grid=clients",
        "/api/read/rows?grid=contacts",
        `/api/export/aging?asOf=${today}&format=json`,
        "/api/export/view?grid=clients&columns=name,phoneMask,notes&format=csv",
        "/api/export/view?grid=contacts&columns=name,mobileMask,phoneMask,mailMask,wechatMask,birthday,birthYearMask&format=csv",
        "/api/read/rows?grid=clients",
        "/api/read/rows?grid=contacts",
        `/api/export/imports/bad-rows?id=${kept.imported}&format=csv`,
        `/api/export/imports/mapping?id=${kept.imported}`,
        `/api/export/production?from=${span.from}&to=${span.to}&by=client&format=csv`,
      ]) {
        const reply = await house.get(path, { cookie: cookies[role] });
        expect([200, 403], `${path} as ${role}`).toContain(reply.status);
        expect(found(reply.text), `${path} as ${role}`).toEqual([]);
        expect(reply.text, `${path} as ${role}`).not.toMatch(isBirthYear);
        if (role === "manager" && path.includes("grid=contacts")) expect(reply.text).toContain("王敏");
      }
  });
});

test("a stolen dump gives no phone, mail, WeChat, password, session or link", async () => {
  const text = await database.dump();
  for (const there of ["MASK-1", "graphile_worker._private_jobs", "public.change_field", "public.message"])
    expect(text).toContain(there);
  expect(found(text)).toEqual([]);
  expect(text).not.toMatch(/[\t"\s]1911[\t"\s]/);
  const tokens = [
    ...Object.values(cookies).map((cookie) => cookie.split("=")[1] ?? ""),
    ...kept.secrets.map((secret) => secret.split(".")[1] ?? ""),
  ];
  for (const token of tokens) {
    expect(token).toHaveLength(43);
    expect(text.includes(token)).toBe(false);
    expect(text.includes(Buffer.from(token, "base64url").toString("hex"))).toBe(false);
    expect(text.includes(Buffer.from(token).toString("hex"))).toBe(false);
  }
});

test("a ciphertext that was moved to another row, or another column, is not opened", async () => {
  const other = await database.committed(property, (trx) =>
    addContact(trx, { clientId: kept.client, name: "李四", mobile: "13600001111", mail: "li@mailbox.cn" }, now()),
  );
  await database.committed(property, async (trx) => {
    const contact = (id: ContactId) =>
      trx.selectFrom("contact").selectAll().where("propertyId", "=", property).where("id", "=", id);
    const { salt, mobileCipher } = await contact(kept.contact).executeTakeFirstOrThrow();
    await trx
      .updateTable("contact")
      .set({ salt, mobileCipher, mailCipher: mobileCipher })
      .where("propertyId", "=", property)
      .where("id", "=", other)
      .execute();
  });
  for (const field of ["mobile", "mail"]) {
    const reply = await house.send(cookies.manager, "clients.reveal", { contactId: other, field, reason: "回电" });
    expect([reply.status, reply.code]).toEqual([500, "kernel.bug"]);
    expect(found(reply.text)).toEqual([]);
  }
});

test("what somebody saw, sent out, signed in to or was refused is on record, the value is not", async () => {
  await house.ask(cookies.admin, "clients.get", { id: kept.client });
  await house.get(`/api/export/aging?asOf=${today}&format=csv`, { cookie: cookies.desk });
  const acts = await database.committed(property, async (trx) =>
    trx.selectFrom("change").select(["act", "reason", "staffId"]).where("propertyId", "=", property).execute(),
  );
  const of = (act: string) => acts.filter((each) => each.act === act);
  expect(of("clients.reveal")).toContainEqual(expect.objectContaining({ reason: "回电" }));
  expect(of("receivables.export-aging").length).toBeGreaterThan(0);
  expect(of("stays.export-production").length).toBeGreaterThan(0);
  expect(of("staff.sign-in")).toHaveLength(roles.length);
  expect(of("staff.denied").map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(["clients:read", "receivables:export", "production:export", "contacts:read"]),
  );
  for (const { staffId } of [...of("staff.denied"), ...of("clients.reveal")]) expect(staffId).not.toBeNull();
});
