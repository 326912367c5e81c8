import type { Page } from "./kernel/page.ts";

/** The register of public pages: one line per capability. */
export const pages: readonly Page[] = [];
