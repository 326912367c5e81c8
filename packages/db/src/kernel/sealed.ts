/**
 * A protected value as it stands in the record of change and passes through change sets: its ciphertext, and the mask that
 * people are shown. The mark is a character that no text people type has. (A2.10)
 */
const mark = "\uE000";

export interface SealedValue {
  readonly cipher: Buffer;
  readonly mask: string;
}

export const sealedText = ({ cipher, mask }: SealedValue): string => `${mark}${cipher.toString("base64")} ${mask}`;

const isSealed = (value: unknown): value is string => typeof value === "string" && value.startsWith(mark);

export function readSealed(value: unknown): SealedValue | undefined {
  if (!isSealed(value)) return undefined;
  const [cipher = "", ...mask] = value.slice(mark.length).split(" ");
  return { cipher: Buffer.from(cipher, "base64"), mask: mask.join(" ") };
}

/** What may be shown of a value that may be a sealed one. */
export const shown = <Value>(value: Value): Value | string => readSealed(value)?.mask ?? value;
