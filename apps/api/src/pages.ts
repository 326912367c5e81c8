import { tipsPages } from "./clients/tips/page.ts";
import type { Page } from "./kernel/page.ts";
import { messagesPages } from "./messages/page.ts";
import { surveysPages } from "./surveys/page.ts";

/** The register of public pages: one line per capability. */
export const pages: readonly Page[] = [...messagesPages, ...surveysPages, ...tipsPages];
