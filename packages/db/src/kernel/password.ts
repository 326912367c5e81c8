import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const hash = promisify(argon2);
const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const;

const derive = (password: string, nonce: Buffer): Promise<Buffer> =>
  hash("argon2id", { message: password.normalize("NFKC"), nonce, ...cost });

/** `argon2id$salt$hash`, at OWASP's cost (19 MiB, 2 passes). */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  return `argon2id$${nonce.toString("base64")}$${(await derive(password, nonce)).toString("base64")}`;
}

const nobody = "argon2id$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/** Takes as long for an account that does not exist or has no password as for one that has. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, salt = "", expected = ""] = (stored ?? nobody).split("$");
  const derived = await derive(password, Buffer.from(salt, "base64"));
  const wanted = Buffer.from(expected, "base64");
  return wanted.length === derived.length && timingSafeEqual(derived, wanted) && Boolean(stored);
}
