import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { setTimeout as after } from "node:timers/promises";
import { logged, loggedPath } from "@foyer/domain/kernel/log";
import { openDb } from "@foyer/db/kernel/connect";
import { answers } from "@foyer/db/properties/queries";
import helmet from "@fastify/helmet";
import staticFiles from "@fastify/static";
import fastify from "fastify";
import { changeSetsRouter } from "./changes/router.ts";
import { closeMangled, closeOverlong } from "./kernel/closed-link.ts";
import type { House } from "./kernel/context.ts";
import { originsOf, wantsHtml } from "./kernel/edge.ts";
import { serveLive } from "./kernel/serve-live.ts";
import { servePages } from "./kernel/serve-pages.ts";
import { serveStreams } from "./kernel/serve-streams.ts";
import { serveTrpc } from "./kernel/serve-trpc.ts";
import { pages } from "./pages.ts";
import { appRouter } from "./router.ts";
import { streams } from "./streams.ts";

export interface ServerOptions {
  readonly databaseUrl: string;
  readonly key: Buffer;
  readonly port: number;
  /** The public address; mails, Origin and cookies name it. */
  readonly url: string;
  /** The built admin; without it only the api answers. */
  readonly webRoot?: string;
  readonly dataDir: string;
  readonly logLevel?: "warn" | "silent";
  /** Addresses of a reverse proxy whose X-Forwarded-For is believed. */
  readonly trustProxy?: string;
}

export interface RunningServer {
  readonly address: string;
  close(): Promise<void>;
}

const megabyte = 1_048_576;

/** A database that takes longer to say that it is there, or has no connection free for so long, is not ready. */
const readyWithin = 2_000;

const isReady = (house: House): Promise<boolean> =>
  Promise.race([answers(house.db).catch(() => false), after(readyWithin, false, { ref: false })]);

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { databaseUrl, key, dataDir, url } = options;
  const house: House = {
    db: openDb({ databaseUrl, key }),
    reports: openDb({ databaseUrl, key, connections: 2, statementTimeout: 30_000 }),
    dataDir,
    url,
    origins: originsOf(url),
  };
  const secure = url.startsWith("https:");
  const server = fastify({
    logger: {
      level: options.logLevel ?? "warn",
      serializers: {
        req: ({ method, url: path, ip }) => ({ method, path: loggedPath(path), address: ip }),
        err: (error: unknown) => ({ type: "Error", stack: "", ...logged(error) }),
      },
    },
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 5_000 },
    bodyLimit: megabyte,
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: "idle",
    clientErrorHandler: closeOverlong,
    frameworkErrors: (_error, _request, reply) => void closeMangled(reply),
  });
  await server.register(helmet, {
    hsts: secure,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
  });
  server.addHook("onSend", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  server.get("/livez", async () => "ok");
  server.get("/readyz", async (_request, reply) =>
    (await isReady(house)) ? "ready" : reply.code(503).send("the database does not answer"),
  );
  await serveTrpc(server, house, { prefix: "/api/trpc", router: appRouter, bodyLimit: megabyte });
  await serveTrpc(server, house, { prefix: "/api/changes", router: changeSetsRouter, bodyLimit: 8 * megabyte });
  await serveStreams(server, house, streams);
  await serveLive(server, house);
  await servePages(server, house, pages);
  if (options.webRoot && existsSync(options.webRoot)) {
    await server.register(staticFiles, {
      root: options.webRoot,
      immutable: true,
      maxAge: "30d",
      index: false,
    });
    server.get("/", (_request, reply) => reply.sendFile("index.html", { maxAge: 0, immutable: false }));
    server.setNotFoundHandler((request, reply) =>
      request.method === "GET" && wantsHtml(request) && !request.url.startsWith("/api/")
        ? reply.sendFile("index.html", { maxAge: 0, immutable: false })
        : reply.code(404).send({ error: "not found" }),
    );
  }
  const address = await server.listen({ port: options.port, host: "127.0.0.1" });
  return {
    address,
    async close() {
      await server.close();
      await Promise.all([house.db.close(), house.reports.close()]);
    },
  };
}
