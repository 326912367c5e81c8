import { aClient } from "@foyer/db/clients/factory";
import { forgetAttempts } from "@foyer/db/kernel/attempts";
import { aConsent } from "@foyer/db/messages/factory";
import { addStaff, makeSignInLink } from "@foyer/db/staff/mutations";
import { aGuest, aStayEnded } from "@foyer/db/surveys/factory";
import { inviteGuests } from "@foyer/db/surveys/invitations/mutations";
import { addDays, businessDate, now, TimeZone } from "@foyer/domain/kernel/time";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, beforeEach, expect, test } from "vitest";
import { startServer } from "../server.ts";
import { openTestHouse, origin } from "./testing.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
beforeEach(() => Promise.all(["127.0.0.1", "::1"].map((from) => forgetAttempts(database.db, `page|${from}`))));

const property = await database.aProperty({ code: "SCAN" });
const paths = await database.committed(property, async (trx) => {
  const today = businessDate(now(), TimeZone.parse("Asia/Shanghai"));
  const clientId = await aClient(trx);
  const contactId = await aGuest(trx, { clientId, mail: "guest@example.com" });
  await aConsent(trx, "guest@example.com");
  await aStayEnded(trx, { clientId, contactId, departure: addDays(today, -2) });
  const urls: string[] = [];
  const letter = ({ surveyUrl, unsubscribeUrl }: { surveyUrl: string; unsubscribeUrl: string }) => {
    urls.push(new URL(surveyUrl).pathname, new URL(unsubscribeUrl).pathname);
    return { subject: "s", text: "t", html: "h" };
  };
  await inviteGuests(trx, { url: origin, letter }, now());
  return urls;
});

test("whoever only looks at the links of a mail, a scanner or a guest, changes nothing and gets no session", async () => {
  expect(paths).toHaveLength(2);
  const before = await database.hashOf(property);
  for (const path of paths)
    for (const method of ["GET", "HEAD", "GET", "OPTIONS", "PUT", "DELETE"]) {
      const looked = await fetch(house.at(`${path}?lang=en&score=9`), { method, headers: { "user-agent": "scanner" } });
      expect([method, looked.status]).toEqual([method, ["GET", "HEAD"].includes(method) ? 200 : 404]);
      expect(looked.headers.get("set-cookie")).toBeNull();
    }
  expect(await database.hashOf(property)).toBe(before);
});

test("twenty clicks at once end care mail once", async () => {
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () => fetch(house.at(paths[1] ?? ""), { method: "POST", body: new URLSearchParams() })),
  );
  expect(new Set(clicks.map(({ status }) => status))).toEqual(new Set([200]));
  const rows = await database.committed(property, (trx) =>
    trx.selectFrom("addressSuppression").select("id").where("propertyId", "=", property).execute(),
  );
  expect(rows).toHaveLength(1);
});

test("twenty uses at once of a sign-in link let one in", async () => {
  const token = await database.committed(property, async (trx) =>
    makeSignInLink(trx, await addStaff(trx, { email: StaffEmail.parse("li@example.com"), role: "rep" }, now()), now()),
  );
  const uses = await Promise.all(Array.from({ length: 20 }, () => house.send("", "staff.signInByLink", { token })));
  expect(uses.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(uses.filter(({ headers }) => headers.get("set-cookie"))).toHaveLength(1);
  expect(new Set(uses.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(
    new Set(["staff.link-not-valid"]),
  );
});

test.each(["' or 1=1--", "\u0000", "x".repeat(200), "SCAN.", `NOWHERE.${"a".repeat(43)}`, `SCAN.${"a".repeat(43)}`])(
  "a link that is none (%j) is refused like a used one, and a longer one before it is looked at",
  async (token) => {
    const { code } = await house.send("", "staff.signInByLink", { token });
    expect(code).toBe(token === "\u0000" ? "kernel.not-text" : "staff.link-not-valid");
    expect((await house.send("", "staff.signInByLink", { token: token.repeat(300) })).code).toMatch(/^kernel\./);
  },
);
