import { isAscii } from "node:buffer";

type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** How much is looked at before the encoding is decided. */
const sampleBytes = 1024 * 1024;

const isWholeUtf8 = (sample: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** In GB18030 text read as UTF-8 nearly every character is lost; in UTF-8 with a few bad bytes nearly none is. */
function isDamagedUtf8(sample: Uint8Array): boolean {
  let lost = 0;
  let kept = 0;
  for (const character of new TextDecoder("utf-8").decode(sample, { stream: true })) {
    if (character === "\uFFFD") lost++;
    else if (character > "\x7F") kept++;
  }
  return kept > lost * 4;
}

function encodingOf(sample: Uint8Array): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  return isWholeUtf8(sample) || isDamagedUtf8(sample) ? "utf-8" : "gb18030";
}

/**
 * Text from bytes whose encoding nobody told: UTF-8 with or without a byte order mark, GB18030 as Chinese Windows writes it, or UTF-16 with
 * its mark. As long as only ASCII comes nothing is decided, so a Chinese name in the last row still counts. A byte that fits nowhere
 * becomes U+FFFD, for the reader to refuse with its line. When the bytes break off with an error, what came before is handed out first.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let asciiSoFar = false;
  let pending: Uint8Array[] = [];
  let size = 0;

  const decide = (): string => {
    const sample = pending.length === 1 && pending[0] ? pending[0] : Buffer.concat(pending);
    pending = [];
    size = 0;
    asciiSoFar = isAscii(sample);
    if (!asciiSoFar) decoder = new TextDecoder(encodingOf(sample));
    return decoder ? decoder.decode(sample, { stream: true }) : Buffer.from(sample).toString("latin1");
  };

  let failure: { error: unknown } | undefined;
  try {
    for await (const chunk of bytes) {
      if (decoder) {
        yield decoder.decode(chunk, { stream: true });
      } else if (asciiSoFar && size === 0 && isAscii(chunk)) {
        yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("latin1");
      } else {
        pending.push(chunk);
        size += chunk.length;
        if (size >= sampleBytes) yield decide();
      }
    }
  } catch (error) {
    failure = { error };
  }
  if (size > 0) yield decide();
  if (failure) throw failure.error;
  if (decoder) yield decoder.decode();
}
