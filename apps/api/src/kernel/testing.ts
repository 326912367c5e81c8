import { openTestDatabase, testKey, type TestDatabase } from "@foyer/db/kernel/testing";
import { acceptedDuty } from "@foyer/db/staff/factory";
import { addStaff, makeSignInLink } from "@foyer/db/staff/mutations";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import { now } from "@foyer/domain/kernel/time";
import { StaffEmail } from "@foyer/domain/staff/schema";

/** What is started, given by the test: a server is a program of its own. */
type Start = (options: {
  databaseUrl: string;
  key: Buffer;
  port: number;
  url: string;
  dataDir: string;
  webRoot?: string;
  logLevel?: "warn" | "silent";
}) => Promise<{ address: string; close(): Promise<void> }>;

export const origin = "http://localhost:3000";
/** What a page of ours sends with a write. */
export const write = { origin, "x-foyer": "1", "content-type": "application/json" };

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** The result of a tRPC call; undefined when it was refused. */
  readonly data: unknown;
  /** The code it was refused with. */
  readonly code: string | undefined;
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

export async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const { result, error } = parsed(text);
  const code = recordOf(recordOf(recordOf(error)["data"])["failure"])["code"];
  return {
    status: response.status,
    text,
    headers: response.headers,
    data: recordOf(result)["data"],
    code: typeof code === "string" ? code : undefined,
  };
}

export interface TestHouse {
  readonly database: TestDatabase;
  readonly at: (path: string) => string;
  /** A new person in this role who has accepted the duty, with a role link; the cookie of the session that it opened. */
  signIn(role: Role, where: PropertyId, email?: string): Promise<string>;
  ask(cookie: string, path: string, input?: unknown): Promise<Reply>;
  /** A mutation; a string is sent as it is. */
  send(cookie: string, path: string, input?: unknown): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  close(): Promise<void>;
}

/** The api over real HTTP on a database of its own. */
export async function openTestHouse(
  startServer: Start,
  options: { dataDir?: string; webRoot?: string; logLevel?: "warn" | "silent" } = {},
): Promise<TestHouse> {
  const database = await openTestDatabase();
  const server = await startServer({
    databaseUrl: database.url,
    key: testKey,
    port: 0,
    url: origin,
    dataDir: "/nonexistent",
    ...options,
  });
  const at = (path: string) => `${server.address}${path}`;
  const get = async (path: string, headers: Record<string, string> = {}) => replyOf(await fetch(at(path), { headers }));
  const send = async (cookie: string, path: string, input: unknown = {}) =>
    replyOf(
      await fetch(at(path.startsWith("/") ? path : `/api/trpc/${path}`), {
        method: "POST",
        headers: { ...write, cookie },
        body: typeof input === "string" ? input : JSON.stringify(input),
      }),
    );
  return {
    database,
    at,
    get,
    send,
    ask: (cookie, path, input) =>
      get(`/api/trpc/${path}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`, {
        cookie,
      }),
    async signIn(role, where, email = `${role}-${where}@example.com`) {
      const token = await database.committed(where, async (trx) =>
        makeSignInLink(
          trx,
          await acceptedDuty(trx, await addStaff(trx, { email: StaffEmail.parse(email), role, language: "en" }, now())),
          now(),
        ),
      );
      const { headers } = await send("", "staff.signInByLink", { token });
      return (headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    },
    async close() {
      await server.close();
      await database.close();
    },
  };
}
