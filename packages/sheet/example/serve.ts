/** Serves the example page on a free port and prints its address: `node example/serve.ts [port]`. */
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const server = await createServer({
  root: fileURLToPath(new URL(".", import.meta.url)),
  configFile: false,
  logLevel: "warn",
  server: { port: Number(process.argv[2] ?? 0), host: "127.0.0.1", hmr: false, watch: null },
});
await server.listen();
const address = server.httpServer?.address();
if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}/`);
