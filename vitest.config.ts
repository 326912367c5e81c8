import { defineConfig } from "vitest/config";

const node = { pool: "threads", isolate: false, environment: "node" } as const;

export default defineConfig({
  test: {
    // One for each processor: what waits for PostgreSQL or a browser leaves its own to the other.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          ...node,
          name: "pure",
          testTimeout: 20_000,
          include: [
            "packages/{domain,documents}/src/**/*.test.ts",
            "packages/sheet/src/**/*.test.ts",
            "tooling/boundaries/*.test.ts",
          ],
        },
      },
      {
        test: {
          ...node,
          name: "database",
          globalSetup: "tooling/start/vitest-database.ts",
          include: [
            "packages/db/src/**/*.test.ts",
            "apps/{api,worker,cli}/src/**/*.test.ts",
            "tooling/start/*.test.ts",
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "screens",
          // Typing into a form takes seconds while the other projects use both cores.
          testTimeout: 20_000,
          environment: "happy-dom",
          environmentOptions: { happyDOM: { url: "http://localhost:3000/" } },
          include: ["apps/admin/src/**/*.test.tsx", "packages/sheet/src/**/*.test.tsx"],
        },
      },
      {
        test: {
          ...node,
          name: "journeys",
          include: ["tooling/e2e/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
