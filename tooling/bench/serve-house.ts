import { startServer } from "@foyer/api/server";
import { webRoot } from "@foyer/start/build-admin";
import { key } from "./house.ts";

/** The house as `npm start` serves it, in a process of its own. */
const [databaseUrl = ""] = process.argv.slice(2);
const server = await startServer({
  databaseUrl,
  key,
  dataDir: "/nonexistent",
  port: 0,
  url: "http://localhost",
  webRoot,
});
process.once("disconnect", () => process.exit());
process.send?.(server.address);
