import { afterEach, expect, test, vi } from "vitest";
import { createClient } from "./api.ts";
import { sessionAddress } from "./session-address.ts";

const answered = (name: string) => Response.json([{ result: { data: { me: { name } } } }]);
afterEach(() => vi.unstubAllGlobals());

test("the session that was asked for while the program came is not asked for again; the next time it is", async () => {
  const again = vi.fn(async () => answered("second"));
  vi.stubGlobal("fetch", again);
  const client = createClient({ address: sessionAddress, answer: Promise.resolve(answered("first")) });
  expect((await client.staff.session.query()).me.name).toBe("first");
  expect(again).not.toHaveBeenCalled();
  expect((await client.staff.session.query()).me.name).toBe("second");
});

test("an answer that did not come is asked for again", async () => {
  vi.stubGlobal("fetch", async () => answered("second"));
  const answer = Promise.reject<Response>(new TypeError("no line"));
  answer.catch(() => undefined);
  const client = createClient({ address: sessionAddress, answer });
  await expect(client.staff.session.query()).rejects.toThrow();
  expect((await client.staff.session.query()).me.name).toBe("second");
});
