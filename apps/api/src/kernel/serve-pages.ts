import { countAttempt } from "@foyer/db/kernel/attempts";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { now } from "@foyer/domain/kernel/time";
import { surveyLimit } from "@foyer/domain/staff/rules";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { closedLinkPage } from "./closed-link.ts";
import type { House } from "./context.ts";
import { isSameOrigin } from "./edge.ts";
import { type Page, type PageAnswer, pageLanguage } from "./page.ts";

const strings = (values: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );

const htmlType = "text/html; charset=utf-8";
const document = ({ body }: PageAnswer): string => `<!doctype html>\n${body.text}`;

async function answerPage(
  house: House,
  page: Page,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
) {
  const at = now();
  reply.type(htmlType).header("cache-control", "no-store").header("referrer-policy", "same-origin");
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
  const answer = await page.answer(ctx, { params: strings(request.params), query, form });
  return reply.code(answer.status ?? 200).send(document(answer));
}

/** Plain pages outside tRPC: urlencoded forms of at most 64 KB, no session read. */
export async function servePages(server: FastifyInstance, house: House, pages: readonly Page[]): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    // mail programs may send their one click as a multipart form; its one field is not needed
    scope.addContentTypeParser("multipart/form-data", { parseAs: "string" }, (_request, _body, done) => done(null, ""));
    // too large or of another type: no form of ours
    scope.setErrorHandler<FastifyError>((error, _request, reply) => {
      if ((error.statusCode ?? 500) >= 500) throw error;
      return reply.code(404).type(htmlType).header("cache-control", "no-store").send(document(closedLinkPage));
    });
    for (const page of pages)
      scope.route({
        method: page.method,
        url: page.path,
        bodyLimit: 65_536,
        handler: (request, reply) => answerPage(house, page, { request, reply }),
      });
  });
}
