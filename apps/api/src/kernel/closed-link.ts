import type { Socket } from "node:net";
import { propertyByCode } from "@foyer/db/properties/queries";
import { readSecret } from "@foyer/db/kernel/secret";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { kernelWords } from "@foyer/domain/kernel/kernel-words";
import { html } from "@foyer/domain/kernel/markup";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { languages } from "@foyer/domain/kernel/words";
import type { FastifyReply } from "fastify";
import type { House } from "./context.ts";
import type { PageAnswer } from "./page.ts";
import { publicPage } from "./public-page.ts";

const { closedLink, closedLinkNote } = kernelWords;

const body = publicPage({
  language: "zh-Hans",
  title: closedLink["zh-Hans"],
  body: html`<section class="card still">${languages.map(
    (language, index) =>
      html`${index > 0 && html`<hr>`}<div lang="${language}"><h1>${closedLink[language]}</h1><p>${closedLinkNote[language]}</p></div>`,
  )}</section>`,
});

/**
 * What an unknown, used, expired, foreign, mangled or overlong link meets: the same status and the same bytes in every case,
 * in all languages, so that it tells nothing.
 */
export const closedLinkPage: PageAnswer = { status: 404, body };

const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none';style-src 'unsafe-inline';frame-ancestors 'none';form-action 'none'",
  "x-content-type-options": "nosniff",
};
const text = `<!doctype html>\n${body.text}`;

const answered = new WeakSet<Socket>();

/**
 * A request whose line or headers are longer than the server reads: there is no request to answer, only a socket. What still
 * comes is read away for a moment, for closing on unread bytes would take the answer back.
 */
export function closeOverlong(error: { code?: string }, socket: Socket): void {
  if (answered.has(socket)) return;
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  answered.add(socket);
  const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(text), connection: "close" });
  socket.removeAllListeners("data");
  socket.on("data", () => {});
  setTimeout(() => socket.destroy(), 1_000).unref();
  socket.end(`HTTP/1.1 404 Not Found\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${text}`);
}

/** An address that cannot be decoded (`/s/%zz`). */
export const closeMangled = (reply: FastifyReply) => reply.code(404).headers(headers).send(text);

/** The property that a link's secret names and the hash of its token; nothing for what cannot be a link of ours. */
export async function readLink(
  house: House,
  secret: string | undefined,
): Promise<{ propertyId: PropertyId; hash: Buffer } | undefined> {
  const read = readSecret(secret ?? "");
  if (!read) return undefined;
  try {
    return { propertyId: (await propertyByCode(house.db, read.code)).id, hash: read.hash };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
