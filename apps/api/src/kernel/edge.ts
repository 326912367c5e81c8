import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { House } from "./context.ts";

/** The header that a plain form of another site cannot send. */
export const customHeader = "x-foyer";

/** The address people open, and on loopback its other name. */
export function originsOf(url: string): ReadonlySet<string> {
  const { origin, hostname, port, protocol } = new URL(url);
  if (hostname !== "localhost" && hostname !== "127.0.0.1") return new Set([origin]);
  return new Set(["localhost", "127.0.0.1"].map((name) => `${protocol}//${name}${port ? `:${port}` : ""}`));
}

/** The shape in which a screen expects a no. */
export const failure = (request: FastifyRequest, code: string) => ({
  error: { message: code, data: { failure: { code, kind: "invalid", details: {}, requestId: request.id } } },
});

export const isSameOrigin = (house: House, request: FastifyRequest): boolean =>
  request.headers.origin !== undefined && house.origins.has(request.headers.origin);

/**
 * A write comes from our own page: exact Origin, our header, JSON and nothing else. Checked before tRPC sees the
 * request, which would run an input-less mutation on any content type.
 */
export function guardWrites(server: FastifyInstance, house: House): void {
  server.addHook("onRequest", async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method === "GET" || request.method === "HEAD") return;
    if (request.method !== "POST") return reply.code(405).send(failure(request, "kernel.method-not-allowed"));
    if (!isSameOrigin(house, request) || request.headers[customHeader] === undefined)
      return reply.code(403).send(failure(request, "kernel.foreign-origin"));
    const type = request.headers["content-type"] ?? "";
    if (!/^application\/json(;|$)/i.test(type)) return reply.code(415).send(failure(request, "kernel.not-json"));
    if (/,|%2c/i.test(request.url.split("?")[0] ?? ""))
      return reply.code(400).send(failure(request, "kernel.mutations-one-by-one"));
  });
}

export const wantsHtml = (request: { headers: IncomingMessage["headers"] }): boolean =>
  (request.headers.accept ?? "").includes("text/html");
