import { Readable } from "node:stream";
import { countAttempt } from "@foyer/db/kernel/attempts";
import { recordDenied } from "@foyer/db/staff/mutations";
import { openSession } from "@foyer/db/staff/sessions/mutations";
import { can } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { exportLimit } from "@foyer/domain/staff/rules";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ZodError } from "zod";
import { type House, readContext } from "./context.ts";
import { customHeader, isSameOrigin } from "./edge.ts";
import { type Stream, streamContext, type Upload } from "./stream.ts";

const statuses = { invalid: 400, forbidden: 403, "not-found": 404, conflict: 409 } as const;

/** The same shape of failure as tRPC's, so that screens have one way to say it. */
export function answerFailure(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = error instanceof ZodError ? new Refusal("invalid", "kernel.input-not-valid") : error;
  if (refusal instanceof Refusal) {
    const { code, kind, details } = refusal;
    return reply
      .code(statuses[kind])
      .send({ error: { message: code, data: { failure: { code, kind, details, requestId: request.id } } } });
  }
  request.log.error({ err: error }, "bug");
  const bug = { code: "kernel.bug", kind: "bug", details: {}, requestId: request.id };
  return reply.code(500).send({ error: { message: bug.code, data: { failure: bug } } });
}

async function contextFor(
  house: House,
  request: FastifyRequest,
  { reply, act }: { reply: FastifyReply; act: Stream["act"] },
) {
  const { tokenHash, shownProperty, now, language } = readContext(house)(request, reply);
  const actor = tokenHash ? await openSession(house.db, { tokenHash, now }) : undefined;
  if (!actor) throw new Refusal("forbidden", "kernel.signed-out");
  if (shownProperty !== undefined && shownProperty !== actor.propertyId)
    throw new Refusal("conflict", "kernel.other-property");
  if (!can(actor, act)) {
    await recordDenied(house.db, actor, { act, at: now });
    throw new Refusal("forbidden", "permission.missing", { act });
  }
  return { ...streamContext(house, { actor, now, language }), bucket: `export|${actor.propertyId}|${actor.staffId}` };
}

function serveStream(server: FastifyInstance, house: House, stream: Stream): void {
  const isExport = stream.kind === "stream";
  server.get(`/api/${isExport ? "export" : "read"}${stream.path}`, async (request, reply) => {
    try {
      if (request.headers["sec-fetch-site"] === "cross-site") throw new Refusal("forbidden", "kernel.foreign-origin");
      const { bucket, ...ctx } = await contextFor(house, request, { reply, act: stream.act });
      if (isExport) await countAttempt(house.db, { bucket, limit: exportLimit }, ctx.now);
      const { fileName, contentType, body } = await stream.answer(ctx, request.query);
      if (fileName) reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
      reply.header("cache-control", "no-store").type(contentType);
      const whole = typeof body === "string" || body instanceof Uint8Array || body instanceof Readable;
      return await reply.send(whole ? body : Readable.from(body));
    } catch (error) {
      return answerFailure(request, reply, error);
    }
  });
}

function serveUpload(server: FastifyInstance, house: House, upload: Upload): void {
  server.post(`/api/upload${upload.path}`, async (request, reply) => {
    try {
      if (!isSameOrigin(house, request) || request.headers[customHeader] === undefined)
        throw new Refusal("forbidden", "kernel.foreign-origin");
      const ctx = await contextFor(house, request, { reply, act: upload.actOf(request.query) });
      return await reply.send((await upload.receive(ctx, request.query, request.raw)) ?? {});
    } catch (error) {
      return answerFailure(request, reply, error);
    }
  });
}

/** Exports and uploads. An upload's body is never held in memory: no parser reads it before its receiver does. */
export async function serveStreams(
  server: FastifyInstance,
  house: House,
  streams: readonly (Stream | Upload)[],
): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    for (const each of streams) {
      if (each.kind === "upload") serveUpload(scope, house, each);
      else serveStream(scope, house, each);
    }
  });
}
