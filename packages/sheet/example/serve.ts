/** Builds the example page and serves it on a free port, whose address it prints: `node example/serve.ts [port]`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), "sheet-example-"));
process.on("exit", () => rmSync(outDir, { recursive: true, force: true }));
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));

const shared = {
  root,
  configFile: false,
  logLevel: "warn",
  build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 4_000 },
} as const;
await build(shared);
const server = await preview({ ...shared, preview: { port: Number(process.argv[2] ?? 0), host: "127.0.0.1" } });
const address = server.httpServer.address();
if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}/`);
