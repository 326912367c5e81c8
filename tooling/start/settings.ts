import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { CannotStart, messageOf } from "./cannot-start.ts";

export const checkout = resolve(import.meta.dirname, "../..");

export type Settings = {
  /** `PORT`; undefined means the first free one from 3000 upwards. */
  port: number | undefined;
  /** `FOYER_DATA`: database, key and mail folder; `.foyer` in the checkout by default. */
  dataDir: string;
  /** `FOYER_DEMO=0` starts without the demo hotel. */
  demo: boolean;
  /** `FOYER_URL`: the public address used in mails and checked on writes; undefined means this machine only. */
  publicUrl: string | undefined;
  /** `FOYER_SMTP_URL`; undefined means the mail folder. */
  smtpUrl: string | undefined;
  /** `FOYER_KEY`: 32 bytes; undefined means the key file in the data directory. */
  key: Buffer | undefined;
  /** `DATABASE_URL`; undefined means the PostgreSQL that comes along. */
  databaseUrl: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads every setting once and refuses a wrong one by name. An empty variable counts as not set. */
export function readSettings(environment: Environment): Settings {
  const read = <T>(name: string, parse: (text: string) => T): T | undefined => {
    const text = environment[name]?.trim();
    if (!text) return undefined;
    try {
      return parse(text);
    } catch (error) {
      throw new CannotStart(`${name} ${messageOf(error)}`);
    }
  };
  return {
    port: read("PORT", portNumber),
    dataDir: read("FOYER_DATA", (text) => folder(text, environment["INIT_CWD"])) ?? join(checkout, ".foyer"),
    demo: read("FOYER_DEMO", yesOrNo) ?? true,
    publicUrl: read("FOYER_URL", publicAddress),
    smtpUrl: read("FOYER_SMTP_URL", smtpAddress),
    key: read("FOYER_KEY", keyBytes),
    databaseUrl: read("DATABASE_URL", databaseAddress),
  };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Error(`must be a number from 1 to 65535, not "${text}"`);
  return port;
}

/** Relative to where the person ran npm, not to the checkout. */
function folder(text: string, calledFrom = process.cwd()): string {
  if (text === "~" || text.startsWith("~/")) return join(homedir(), text.slice(1));
  return isAbsolute(text) ? text : resolve(calledFrom, text);
}

function yesOrNo(text: string): boolean {
  if (text !== "0" && text !== "1") throw new Error(`must be 0 or 1, not "${text}"`);
  return text === "1";
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Sign-in cookies are `Secure`: away from this machine the address must be https, served by a proxy in front. */
function publicAddress(text: string): string {
  const url = parseUrl(text, ["http:", "https:"], "https://foyer.example.com");
  if (url.pathname !== "/" || url.search || url.hash || url.username)
    throw new Error(`must be an address without path, such as ${url.origin}`);
  if (url.protocol === "http:" && !loopback.has(url.hostname))
    throw new Error(`must begin with https:// unless it is this machine's own: ${url.origin}`);
  return url.origin;
}

function smtpAddress(text: string): string {
  const url = parseUrl(text, ["smtp:", "smtps:"], "smtp://user:password@mail.example.com:587");
  if (!url.hostname) throw new Error("names no mail server");
  return text;
}

function databaseAddress(text: string): string {
  parseUrl(text, ["postgres:", "postgresql:"], "postgres://user:password@host:5432/foyer");
  return text;
}

/** The text is not repeated in the refusal: it may hold a password. */
function parseUrl(text: string, protocols: string[], example: string): URL {
  const url = URL.parse(text);
  if (!url || !protocols.includes(url.protocol)) throw new Error(`must be an address such as ${example}`);
  return url;
}

export function keyBytes(text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  if (!isBase64 || bytes.length !== 32)
    throw new Error("must be 32 bytes in base64, as made by: openssl rand -base64 32");
  return bytes;
}
