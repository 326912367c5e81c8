import type { Stream, Upload } from "./kernel/stream.ts";

/** The register of long answers and uploads: one line per capability. */
export const streams: readonly (Stream | Upload)[] = [];
