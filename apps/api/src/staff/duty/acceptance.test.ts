import { makeSignInLink } from "@foyer/db/staff/mutations";
import { acceptedDuty, aStaff } from "@foyer/db/staff/factory";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import { now } from "@foyer/domain/kernel/time";
import { dutyVersion } from "@foyer/domain/staff/duty/rules";
import { afterAll, expect, test } from "vitest";
import { changeSetsRouter } from "../../changes/router.ts";
import { openTestHouse, replyOf, write } from "../../kernel/testing.ts";
import { appRouter } from "../../router.ts";
import { startServer } from "../../server.ts";
import { streams } from "../../streams.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "DUTY" });
const other = await database.aProperty({ code: "DUTYTWO" });

interface Comes {
  readonly email: string;
  readonly role?: Role;
  readonly duty?: number | null;
}

const staffAt = (where: PropertyId, { email, role = "director", duty = null }: Comes) =>
  database.committed(where, (trx) => aStaff(trx, { email, role, duty }));

/** Somebody who comes in by a link, without having accepted anything. */
async function comesIn(comes: Comes) {
  const id = await staffAt(property, comes);
  const token = await database.committed(property, (trx) => makeSignInLink(trx, id, now()));
  const { headers } = await house.send("", "staff.signInByLink", { token });
  return { id, cookie: cookieOf(headers) };
}

const cookieOf = (headers: Headers): string => (headers.get("set-cookie") ?? "").split(";")[0] ?? "";

const notYet = [403, "staff.duty-not-accepted"];
const said = ({ status, code }: { status: number; code: string | undefined }) => [status, code];
const accept = (cookie: string, version = dutyVersion) => house.send(cookie, "staff.acceptDuty", { version });

/** Nobody is in yet, or one's own session: the rest is closed. */
const open = new Set([
  "staff.signIn",
  "staff.signInByLink",
  "staff.session",
  "staff.signOut",
  "staff.switchProperty",
  "staff.acceptDuty",
]);
const isQuery = (procedure: unknown): boolean =>
  Reflect.get(Object(Reflect.get(Object(procedure), "_def")), "type") === "query";
const proceduresOf = (router: { readonly _def: { readonly procedures: object } }) =>
  Object.entries<unknown>({ ...router._def.procedures });

/** What each upload asks for: what is to be sent is read before who sends it. */
const uploads: Readonly<Record<string, string>> = {
  "/documents": "subject=client&row=1&name=a.pdf",
  "/imports": "kind=clients",
  "/imports/fixes": "id=1",
  "/bank-statements": "account=1&name=a.csv",
};

test("nothing is read, written, streamed, sent or followed before the duty is accepted, whatever the role", async () => {
  const { cookie } = await comesIn({ email: "director@example.com" });
  for (const [path, procedure] of proceduresOf(appRouter)) {
    if (open.has(path)) continue;
    const reply = isQuery(procedure) ? await house.ask(cookie, path, {}) : await house.send(cookie, path);
    expect([path, ...said(reply)]).toEqual([path, ...notYet]);
  }
  for (const [path] of proceduresOf(changeSetsRouter))
    expect([path, ...said(await house.send(cookie, `/api/changes/${path}`))]).toEqual([path, ...notYet]);
  for (const each of streams) {
    if (each.kind === "upload") {
      const url = house.at(`/api/upload${each.path}?${uploads[each.path]}`);
      const { "content-type": _, ...headers } = write;
      const sent = await fetch(url, { method: "POST", headers: { ...headers, cookie }, body: "x" });
      expect([each.path, ...said(await replyOf(sent))]).toEqual([each.path, ...notYet]);
    } else {
      const path = `/api/${each.kind === "stream" ? "export" : "read"}${each.path}`;
      expect([path, ...said(await house.get(path, { cookie }))]).toEqual([path, ...notYet]);
    }
  }
  expect(said(await house.get("/api/live?grid=clients", { cookie }))).toEqual(notYet);
});

test("who accepts works at once; the session says what was accepted, and those who read the record of change see it", async () => {
  const email = "rep@example.com";
  const { id, cookie } = await comesIn({ email, role: "rep" });
  expect((await house.ask(cookie, "staff.session")).data).toMatchObject({
    me: { email },
    duty: { isAccepted: false, accepted: null },
  });
  expect(said(await house.ask(cookie, "clients.list", { filter: {} }))).toEqual(notYet);
  expect((await accept(cookie)).status).toBe(200);
  expect((await house.ask(cookie, "clients.list", { filter: {} })).status).toBe(200);
  expect((await house.ask(cookie, "staff.session")).data).toMatchObject({
    duty: { isAccepted: true, accepted: { version: dutyVersion } },
  });
  const auditor = await house.signIn("auditor", property);
  const { data } = await house.ask(auditor, "staff.duties");
  expect(data).toContainEqual(expect.objectContaining({ staffId: id, version: dutyVersion, language: "zh-Hans" }));
  expect((await house.ask(cookie, "staff.duties")).code).toBe("permission.missing");
});

test("the language of the acceptance is the one that the page was in", async () => {
  const { id, cookie } = await comesIn({ email: "english@example.com" });
  await fetch(house.at("/api/trpc/staff.acceptDuty"), {
    method: "POST",
    headers: { ...write, cookie, "x-foyer-language": "en" },
    body: JSON.stringify({ version: dutyVersion }),
  });
  const { data } = await house.ask(cookie, "staff.duties");
  expect(data).toContainEqual(expect.objectContaining({ staffId: id, language: "en" }));
});

test("a raised version asks again: the earlier acceptance opens nothing, and the earlier text is not accepted any more", async () => {
  const { cookie } = await comesIn({ email: "earlier@example.com", duty: dutyVersion - 1 });
  expect(said(await house.ask(cookie, "clients.list", { filter: {} }))).toEqual(notYet);
  expect((await house.ask(cookie, "staff.session")).data).toMatchObject({
    duty: { isAccepted: false, accepted: { version: dutyVersion - 1 } },
  });
  expect(said(await accept(cookie, dutyVersion + 1))).toEqual([409, "staff.duty-outdated"]);
  expect((await accept(cookie, dutyVersion - 1)).status).not.toBe(200);
  expect((await accept(cookie)).status).toBe(200);
  expect((await house.ask(cookie, "clients.list", { filter: {} })).status).toBe(200);
});

test("twenty acceptances at once are one", async () => {
  const { id, cookie } = await comesIn({ email: "racer@example.com" });
  const sent = await Promise.all(Array.from({ length: 20 }, () => accept(cookie)));
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
  const { data } = await house.ask(cookie, "staff.duties");
  expect(data).toContainEqual(expect.objectContaining({ staffId: id, version: dutyVersion }));
});

test("each hotel is accepted for itself: who goes over to another is asked there, and may go back", async () => {
  const email = "both@example.com";
  const { id, cookie } = await comesIn({ email });
  await staffAt(other, { email });
  await accept(cookie);
  const there = cookieOf((await house.send(cookie, "staff.switchProperty", { propertyId: other })).headers);
  expect(said(await house.ask(there, "clients.list", { filter: {} }))).toEqual(notYet);
  expect((await house.ask(there, "staff.session")).data).toMatchObject({
    property: { id: other },
    duty: { isAccepted: false, accepted: null },
  });
  // a page that still shows the first hotel accepts nothing for the second
  const stale = await fetch(house.at("/api/trpc/staff.acceptDuty"), {
    method: "POST",
    headers: { ...write, cookie: there, "x-foyer-property": String(property) },
    body: JSON.stringify({ version: dutyVersion }),
  });
  expect((await replyOf(stale)).code).toBe("kernel.other-property");
  const back = cookieOf((await house.send(there, "staff.switchProperty", { propertyId: property })).headers);
  expect((await house.ask(back, "clients.list", { filter: {} })).status).toBe(200);
  await database.committed(other, (trx) => acceptedDuty(trx, id));
  const again = cookieOf((await house.send(back, "staff.switchProperty", { propertyId: other })).headers);
  expect((await house.ask(again, "clients.list", { filter: {} })).status).toBe(200);
});

test("who does not accept signs out", async () => {
  const { cookie } = await comesIn({ email: "leaves@example.com" });
  expect((await house.send(cookie, "staff.signOut")).status).toBe(200);
  expect((await house.ask(cookie, "staff.session")).code).toBe("kernel.signed-out");
  expect((await accept("")).code).toBe("kernel.signed-out");
});
