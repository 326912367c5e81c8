import type { Stream, Upload } from "./kernel/stream.ts";
import { changesStreams } from "./changes/stream.ts";
import { filesStreams } from "./files/stream.ts";
import { importsStreams } from "./imports/stream.ts";
import { messagesStreams } from "./messages/stream.ts";
import { receivingStreams } from "./receivables/receiving/stream.ts";
import { statementsStreams } from "./receivables/statements/stream.ts";
import { receivablesStreams } from "./receivables/stream.ts";
import { staysStreams } from "./stays/stream.ts";

/** The register of long answers and uploads: one line per capability. */
export const streams: readonly (Stream | Upload)[] = [
  ...changesStreams,
  ...filesStreams,
  ...messagesStreams,
  ...importsStreams,
  ...staysStreams,
  ...receivablesStreams,
  ...statementsStreams,
  ...receivingStreams,
];
