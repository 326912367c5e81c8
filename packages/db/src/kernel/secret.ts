import { createHash, randomBytes } from "node:crypto";

/** `<property code>.<256-bit token>`: the code lets the door set the fence before it looks the token up. */
export function newSecret(propertyCode: string): { secret: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { secret: `${propertyCode}.${token}`, hash: hashOf(token) };
}

export const newToken = (): { token: string; hash: Buffer } => {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashOf(token) };
};

/** Only the hash of a token is stored: who reads the table cannot use it. */
export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** The parts of a secret from a link; nothing for anything that is not one. */
export function readSecret(secret: string): { code: string; hash: Buffer } | undefined {
  const parts = /^([A-Z][A-Z0-9]{1,11})\.([A-Za-z0-9_-]{43})$/.exec(secret);
  return parts?.[1] && parts[2] ? { code: parts[1], hash: hashOf(parts[2]) } : undefined;
}
