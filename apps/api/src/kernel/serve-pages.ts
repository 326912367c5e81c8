import { countAttempt } from "@foyer/db/kernel/attempts";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { now } from "@foyer/domain/kernel/time";
import { surveyLimit } from "@foyer/domain/staff/rules";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { House } from "./context.ts";
import { isSameOrigin } from "./edge.ts";
import { type Page, pageLanguage } from "./page.ts";

const strings = (values: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );

async function answerPage(
  house: House,
  page: Page,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
) {
  const at = now();
  reply.type("text/html; charset=utf-8").header("cache-control", "no-store").header("referrer-policy", "same-origin");
  const foreign =
    page.method === "POST" &&
    !page.withoutOrigin &&
    request.headers.origin !== undefined &&
    !isSameOrigin(house, request);
  if (foreign) return reply.code(403).send("");
  try {
    await countAttempt(house.db, { bucket: `page|${request.ip}`, limit: surveyLimit }, at);
  } catch (error) {
    if (error instanceof Refusal)
      return reply
        .code(429)
        .header("retry-after", String(error.details["seconds"] ?? 60))
        .send("");
    throw error;
  }
  const query = strings(request.query);
  const form = new URLSearchParams(typeof request.body === "string" ? request.body : "");
  const language = pageLanguage(query, request.headers["accept-language"]);
  const ctx = { house, now: at, language, address: request.ip };
  const { status = 200, body } = await page.answer(ctx, { params: strings(request.params), query, form });
  return reply.code(status).send(`<!doctype html>\n${body.text}`);
}

/** Plain pages outside tRPC: urlencoded forms of at most 64 KB, no session read. */
export async function servePages(server: FastifyInstance, house: House, pages: readonly Page[]): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    for (const page of pages)
      scope.route({
        method: page.method,
        url: page.path,
        bodyLimit: 65_536,
        handler: (request, reply) => answerPage(house, page, { request, reply }),
      });
  });
}
