import { afterAll, expect, test } from "vitest";
import { openTestHouse } from "../kernel/testing.ts";
import { startServer } from "../server.ts";

const house = await openTestHouse(startServer);
afterAll(() => house.close());

const property = await house.database.aProperty();
const cookies = {
  admin: await house.signIn("admin", property),
  director: await house.signIn("director", property, "one@example.com"),
  other: await house.signIn("director", property, "two@example.com"),
  manager: await house.signIn("manager", property),
  desk: await house.signIn("desk", property),
};

const staff = (email: string) => ({ email, role: "manager", language: "en" });
const propose = async (email: string): Promise<number> => {
  const { data } = await house.send(cookies.admin, "approvals.proposeRole", { staff: staff(email), reason: "Needed" });
  return (data as { id: number }).id;
};
const statusOf = async (cookie: string, id: number) => house.ask(cookie, "approvals.get", { id });

test("an administrator gives no such role alone, by whichever door", async () => {
  const refused = await house.send(cookies.admin, "staff.add", staff("alone@example.com"));
  expect([refused.status, refused.code]).toEqual([409, "staff.needs-approval"]);
  expect(
    (await house.send(cookies.director, "approvals.proposeRole", { staff: staff("x@example.com"), reason: "x" })).code,
  ).toBe("permission.missing");
  const added = await house.send(cookies.admin, "staff.add", { ...staff("rep@example.com"), role: "rep" });
  expect(added.status).toBe(200);
});

test("who made it, who has not the right and who is not asked decide nothing", async () => {
  const id = await propose("own@example.com");
  for (const cookie of [cookies.admin, cookies.manager, cookies.desk]) {
    const answer = await house.send(cookie, "approvals.decide", { id, accept: true });
    expect([403, 404]).toContain(answer.status);
  }
  expect((await house.send(cookies.admin, "approvals.decide", { id, accept: true })).code).toBe("approvals.own");
  expect((await house.ask(cookies.desk, "approvals.list", { waiting: true })).code).toBe("permission.missing");
  expect((await statusOf(cookies.manager, id)).code).toBe("approvals.not-found");
  expect((await statusOf(cookies.director, id)).data).toMatchObject({ status: "open", mayDecide: true });
});

test("of two directors at once one decides, the other hears so; a no without a word is none", async () => {
  const id = await propose("race@example.com");
  const wordless = await house.send(cookies.director, "approvals.decide", { id, accept: false });
  expect([wordless.status, wordless.code]).toEqual([400, "kernel.input-not-valid"]);
  const answers = await Promise.all([
    house.send(cookies.director, "approvals.decide", { id, accept: true }),
    house.send(cookies.other, "approvals.decide", { id, accept: false, answer: "Not yet" }),
  ]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.code).toBe("approvals.decided-already");
  const { data } = await statusOf(cookies.admin, id);
  expect(["accepted", "rejected"]).toContain((data as { status: string }).status);
  expect((await house.send(cookies.admin, "approvals.withdraw", { id })).code).toBe("approvals.decided-already");
});
