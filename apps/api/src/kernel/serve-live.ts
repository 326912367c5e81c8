import { readableGrid } from "@foyer/db/changes/registered/queries";
import { openSession } from "@foyer/db/staff/sessions/mutations";
import { WatchedGrid } from "@foyer/domain/changes/live/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { FastifyInstance } from "fastify";
import { type House, readContext } from "./context.ts";
import { openLive } from "./live.ts";
import { answerFailure } from "./serve-streams.ts";

/** A browser that lost the line says the last number it was told; a page that begins says which its rows were read at. */
function placeOf(told: string | string[] | undefined, since: number | undefined): number {
  const number = typeof told === "string" && /^\d{1,15}$/.test(told) ? Number(told) : undefined;
  return Math.max(number ?? 0, since ?? 0);
}

/** Server-sent events of what others change in a grid's rows. */
export async function serveLive(server: FastifyInstance, house: House): Promise<void> {
  const live = openLive(house);
  server.addHook("preClose", async () => live.close());
  server.get("/api/live", async (request, reply) => {
    try {
      if (request.headers["sec-fetch-site"] === "cross-site") throw new Refusal("forbidden", "kernel.foreign-origin");
      const { tokenHash, now } = readContext(house)(request, reply);
      const actor = tokenHash ? await openSession(house.db, { tokenHash, now }) : undefined;
      if (!tokenHash || !actor) throw new Refusal("forbidden", "kernel.signed-out");
      const { grid, since, property } = WatchedGrid.parse(request.query);
      if (property !== undefined && property !== actor.propertyId)
        throw new Refusal("conflict", "kernel.other-property");
      readableGrid({ actor }, grid);
      const { propertyId, role } = actor;
      const after = placeOf(request.headers["last-event-id"], since);
      if (live.isFull()) return await reply.code(503).send();
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
        "x-request-id": request.id,
      });
      live.watch({ tokenHash, propertyId, role, grid, after }, reply.raw);
      return reply;
    } catch (error) {
      return answerFailure(request, reply, error);
    }
  });
}
