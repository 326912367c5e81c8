import { globSync } from "node:fs";

/** The product's TypeScript and SQL, relative to the checkout's root, which ends in a slash. */
export const sourceFiles = (root: string): string[] =>
  globSync(["packages/{domain,db}/src/**/*.ts", "packages/db/migrations/*.sql", "apps/*/src/**/*.{ts,tsx}"], {
    cwd: root,
  });
