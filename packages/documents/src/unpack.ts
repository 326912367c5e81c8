import { Readable, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { DocumentProblem } from "./problem.ts";

/** No list that anybody keeps packs to so little of itself; a bomb does, and is given up long before it is unpacked. */
const mostRatio = 200;
const ratioFrom = 32 * 1024 * 1024;

const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;

/** Everything that was sent, the first chunk at least two bytes long so that it can be looked at. */
async function* fromTheStart(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of source) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
    if (start.length < 2) continue;
    yield start;
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield start;
}

async function* gunzipped(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
  onPacked: (size: number) => void,
): AsyncGenerator<Uint8Array> {
  const packed = (async function* () {
    yield first;
    for await (const chunk of rest) {
      onPacked(chunk.length);
      yield chunk;
    }
  })();
  const gunzip = createGunzip({ chunkSize: 128 * 1024 });
  pipeline(Readable.from(packed), gunzip, () => {});
  try {
    yield* gunzip;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
      throw new DocumentProblem("csv.broken-gzip", {}, error);
    throw error;
  }
}

/** The bytes as they were before gzip, if they were gzipped at all; counted as they come, since a packed file can claim any size. */
export async function* unpack(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const bytes = fromTheStart(source);
  let size = 0;
  let packed = 0;
  const counted = (chunk: Uint8Array): Uint8Array => {
    size += chunk.length;
    if (size > maxBytes) throw new DocumentProblem("csv.too-large", { limit: maxBytes });
    return chunk;
  };
  try {
    const first = await bytes.next();
    if (first.done) return;
    if (isGzip(first.value)) {
      packed = first.value.length;
      const unpacked = gunzipped(first.value, bytes, (more) => {
        packed += more;
      });
      for await (const chunk of unpacked) {
        if (size > ratioFrom && size > packed * mostRatio)
          throw new DocumentProblem("csv.too-large", { limit: maxBytes });
        yield counted(chunk);
      }
      return;
    }
    yield counted(first.value);
    for await (const chunk of bytes) yield counted(chunk);
  } finally {
    await bytes.return(undefined);
  }
}
