import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import type { Delivery, MailCarrier, OutgoingMail } from "./carrier.ts";
import { mime } from "./mime.ts";

const patience = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
  socketCloseTimeout: 1_000,
};

interface SmtpError extends Error {
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
}

interface Attempt {
  readonly smtpUrl: string;
  readonly mail: OutgoingMail;
  readonly content: Buffer;
  /** Milliseconds after which the attempt is over, whatever the server does. */
  readonly limit: number;
}

/**
 * One mail over one connection. The content is given as a stream, so that it is known whether any of it was asked for
 * before the connection failed: until then it cannot have arrived.
 */
function attempt({ smtpUrl, mail, content, limit }: Attempt): Promise<Delivery> {
  const { auth, ...server } = parseConnectionUrl(smtpUrl);
  const connection = new SMTPConnection({ ...server, ...patience });
  const { promise, resolve } = Promise.withResolvers<Delivery>();
  let mailing = false;
  let contentBegun = false;
  const end = (delivery: Delivery) => {
    clearTimeout(over);
    if (delivery.kind === "delivered") connection.quit();
    else connection.close();
    resolve(delivery);
  };
  const fail = (error: SmtpError) =>
    end({
      kind: "failed",
      // a refused sign-in or greeting says nothing about this mail
      responseCode: mailing ? error.responseCode : undefined,
      contentBegun,
      answer: error.response ?? error.message,
    });
  const over = setTimeout(() => fail(new Error("the mail server took too long")), limit);
  const body = new Readable({
    read() {
      contentBegun = true;
      this.push(content);
      this.push(null);
    },
  });
  const send = (refused?: Error | null) => {
    if (refused) return fail(refused);
    mailing = true;
    connection.send({ from: mail.from.address, to: [mail.to] }, body, (error) =>
      error ? fail(error) : end({ kind: "delivered" }),
    );
  };
  connection.on("error", fail);
  connection.connect((refused) => {
    if (refused || !auth) send(refused ?? null);
    else connection.login(auth, send);
  });
  return promise;
}

export const smtpCarrier = (smtpUrl: string, limit = 200_000): MailCarrier => ({
  name: "smtp",
  deliver: async (mail) => attempt({ smtpUrl, mail, content: await mime(mail), limit }),
});
