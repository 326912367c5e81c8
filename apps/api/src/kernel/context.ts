import type { Db } from "@foyer/db/kernel/connect";
import { hashOf } from "@foyer/db/kernel/secret";
import { type Instant, now } from "@foyer/domain/kernel/time";
import { type Language, languages } from "@foyer/domain/kernel/words";
import type { FastifyReply, FastifyRequest } from "fastify";

export interface House {
  readonly db: Db;
  /** For what may take up to 30 s: two connections, so that reports never crowd out people. */
  readonly reports: Db;
  readonly dataDir: string;
  /** The public address, as mails and cookies name it. */
  readonly url: string;
  readonly origins: ReadonlySet<string>;
}

export interface Context {
  readonly house: House;
  readonly tokenHash: Buffer | undefined;
  readonly shownProperty: number | undefined;
  readonly now: Instant;
  readonly language: Language;
  readonly requestId: string;
  readonly address: string;
  /** Hands the browser a new session's token, or takes it away. */
  readonly setSession: (token: string | null) => void;
}

/** Secure is honoured on loopback too; `__Host-` keeps other hosts and paths from planting one. */
const cookie = "__Host-foyer";

function tokenOf(header: string | undefined): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === cookie && value) return value;
  }
  return undefined;
}

/** The property that the page in front of the person shows; a second tab may have gone on to another one since. */
function shownProperty(request: FastifyRequest): number | undefined {
  const shown = Number(request.headers["x-foyer-property"]);
  return Number.isSafeInteger(shown) && shown > 0 ? shown : undefined;
}

function languageOf(request: FastifyRequest): Language {
  const asked = request.headers["x-foyer-language"];
  return languages.find((language) => language === asked) ?? "zh-Hans";
}

export function readContext(house: House) {
  return (request: FastifyRequest, reply: FastifyReply): Context => {
    const at = now();
    const token = tokenOf(request.headers.cookie);
    const tokenHash = token ? hashOf(token) : undefined;
    return {
      house,
      tokenHash,
      shownProperty: shownProperty(request),
      now: at,
      language: languageOf(request),
      requestId: request.id,
      address: request.ip,
      setSession: (fresh) => {
        const age = fresh === null ? "; Max-Age=0" : "";
        reply.header("set-cookie", `${cookie}=${fresh ?? ""}; Path=/; HttpOnly; Secure; SameSite=Lax${age}`);
      },
    };
  };
}
