import type { Socket } from "node:net";
import { withActor } from "@foyer/db/kernel/fence";
import type { JobName, JobPayload } from "@foyer/domain/jobs";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import { SMTPServer } from "smtp-server";
import type { Task, Workshop } from "./task.ts";

interface Once<Name extends JobName> {
  readonly propertyId: PropertyId;
  readonly payload: JobPayload<Name>;
  readonly now: Instant;
  readonly jobId?: JobId;
}

/** One run of a task at a moment, as the queue would start it. */
export const runOnce = <Name extends JobName>(
  workshop: Workshop,
  task: Task<Name>,
  once: Once<Name>,
): Promise<unknown> =>
  task.run({
    ...workshop,
    ...once,
    withTrx: (act, options) => withActor(workshop.db, { kind: "system", propertyId: once.propertyId, ...options }, act),
    progress: async () => {},
    unlessCancelled: async () => {},
  });

/** How the server takes a mail: an answer by its code, or a connection that breaks or falls silent. */
export type Manner = "accept" | "cut" | "silence" | number;

export interface TestSmtp {
  readonly url: string;
  /** The mails accepted, as they came. */
  readonly mails: { readonly to: string; readonly raw: string }[];
  /** How the server behaves from now on: to a recipient, and to the content. */
  manners: { recipient: Manner; content: Manner };
  close(): Promise<void>;
}

const refusal = (code: number) => Object.assign(new Error("wang@example.com is refused"), { responseCode: code });

/** A real SMTP server on loopback that can be told to misbehave. */
export async function openTestSmtp({ password }: { password?: string } = {}): Promise<TestSmtp> {
  const sockets = new Set<Socket>();
  const mails: TestSmtp["mails"] = [];
  const behave = (manner: Manner, answer: (error?: Error | null) => void) => {
    if (manner === "silence") return;
    if (manner === "cut") for (const socket of sockets) socket.destroy();
    else answer(manner === "accept" ? null : refusal(manner));
  };
  const server = new SMTPServer({
    disabledCommands: password ? ["STARTTLS"] : ["AUTH", "STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => (auth.password === password ? done(null, { user: "foyer" }) : done(refusal(535))),
    onRcptTo: (_address, _session, done) => behave(smtp.manners.recipient, done),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const raw = Buffer.concat(parts).toString();
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        if (smtp.manners.content === "accept") mails.push({ to, raw });
        behave(smtp.manners.content, done);
      });
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", () => ready()));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("the SMTP server has no port");
  const smtp: TestSmtp = {
    url: `smtp://${password ? `foyer:wrong-${password}@` : ""}127.0.0.1:${address.port}`,
    mails,
    manners: { recipient: "accept", content: "accept" },
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => closed());
      }),
  };
  return smtp;
}
