import type { AnyRouter, TRPCError } from "@trpc/server";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import type { FastifyError, FastifyInstance } from "fastify";
import { type Context, type House, readContext } from "./context.ts";
import { failure, guardWrites } from "./edge.ts";
import type { Meta } from "./procedure.ts";

interface Procedures {
  readonly _def: { readonly procedures: Readonly<Record<string, { readonly _def: { readonly meta?: unknown } }>> };
}

/** A procedure that says no act would be open to everybody; the server does not start with one. */
function refuseUnguarded(router: Procedures): void {
  const procedures = Object.entries(router._def.procedures);
  const bare = procedures.filter(([, procedure]) => !(procedure._def.meta as Meta | undefined)?.act);
  if (bare.length > 0) throw new Error(`procedures without a permission: ${bare.map(([name]) => name).join(", ")}`);
}

export interface Served {
  readonly prefix: string;
  readonly router: AnyRouter;
  readonly bodyLimit: number;
}

export async function serveTrpc(
  server: FastifyInstance,
  house: House,
  { prefix, router, bodyLimit }: Served,
): Promise<void> {
  refuseUnguarded(router);
  await server.register(async (scope) => {
    guardWrites(scope, house);
    scope.addHook("onRequest", async (_request, reply) => void reply.header("cache-control", "no-store"));
    // A write that takes no input is sent without a body, and no body is no JSON.
    scope.addHook("preHandler", async (request) => {
      if (request.body === "") request.body = "{}";
    });
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      if (error.statusCode !== 413) throw error;
      return reply.code(413).send(failure(request, "kernel.body-too-large"));
    });
    scope.addHook("onRoute", (route) => {
      route.bodyLimit = bodyLimit;
    });
    await scope.register(fastifyTRPCPlugin, {
      prefix,
      trpcOptions: {
        router,
        createContext: ({
          req,
          res,
        }: {
          req: Parameters<ReturnType<typeof readContext>>[0];
          res: Parameters<ReturnType<typeof readContext>>[1];
        }) => readContext(house)(req, res),
        maxBatchSize: 10,
        onError: ({ error, path, ctx }: { error: TRPCError; path?: string | undefined; ctx?: Context | undefined }) => {
          if (error.code === "INTERNAL_SERVER_ERROR")
            server.log.error({ err: error.cause ?? error, path, requestId: ctx?.requestId }, "bug");
        },
      },
    });
  });
}
