import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Trx } from "./fence.ts";

/**
 * Protected values (A2.10). Layout: version 1 | key id | nonce 12 | ciphertext | tag 16, AES-256-GCM; the place a value
 * stands in (table, column, row, property) is authenticated with it, so a ciphertext moved elsewhere does not open.
 */
const version = 1;
const cipher = "aes-256-gcm";
const tagLength = 16;

export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: number;
  readonly propertyId: number;
}

const aad = ({ table, column, row, propertyId }: Place) => Buffer.from(`${table}|${column}|${row}|${propertyId}`);

function seal(key: Buffer, keyId: number, sealed: { plain: Buffer; data: Buffer }): Buffer {
  const nonce = randomBytes(12);
  const box = createCipheriv(cipher, key, nonce, { authTagLength: tagLength });
  box.setAAD(sealed.data);
  return Buffer.concat([Buffer.from([version, keyId]), nonce, box.update(sealed.plain), box.final(), box.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer, data: Buffer): Buffer {
  const box = createDecipheriv(cipher, key, sealed.subarray(2, 14), { authTagLength: tagLength });
  box.setAAD(data);
  box.setAuthTag(sealed.subarray(-tagLength));
  return Buffer.concat([box.update(sealed.subarray(14, -tagLength)), box.final()]);
}

/** A property's opened keys: the newest one writes values, older ones still read. */
export interface PropertyKeys {
  readonly values: ReadonlyMap<number, Buffer>;
  readonly current: number;
  readonly index: Buffer;
}

const keyData = (propertyId: number, id: number) => Buffer.from(`property_key|${propertyId}|${id}`);

async function makeKeys(trx: Trx): Promise<void> {
  await trx
    .insertInto("propertyKey")
    .values(
      (["values", "index"] as const).map((purpose, index) => ({
        propertyId: trx.propertyId,
        id: index + 1,
        purpose,
        wrapped: seal(trx.key, 0, { plain: randomBytes(32), data: keyData(trx.propertyId, index + 1) }),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const readKeys = (trx: Trx) =>
  trx.selectFrom("propertyKey").select(["id", "purpose", "wrapped"]).where("propertyId", "=", trx.propertyId).execute();

/** The property's keys where it has any: without, nothing of it is protected yet. For those who only read. */
export async function knownKeys(trx: Trx): Promise<PropertyKeys | undefined> {
  const rows = await readKeys(trx);
  if (rows.length === 0) return undefined;
  const opened = rows.map((row) => ({ ...row, key: open(trx.key, row.wrapped, keyData(trx.propertyId, row.id)) }));
  const values = new Map(opened.filter((row) => row.purpose === "values").map((row) => [row.id, row.key]));
  const index = opened.find((row) => row.purpose === "index")?.key;
  if (!index) throw new Error(`property ${trx.propertyId} has no index key`);
  return { values, current: Math.max(...values.keys()), index };
}

/** Opens the property's keys; the first writer makes them. */
export async function propertyKeys(trx: Trx): Promise<PropertyKeys> {
  const known = await knownKeys(trx);
  if (known) return known;
  await makeKeys(trx);
  return propertyKeys(trx);
}

export const newSalt = (): Buffer => randomBytes(16);

const personKey = (propertyKey: Buffer, salt: Buffer) =>
  Buffer.from(hkdfSync("sha256", propertyKey, salt, "person", 32));

/** The value, readable only here, only with this salt: destroying the salt erases the person. */
export function protect(keys: PropertyKeys, salt: Buffer, value: { text: string; at: Place }): Buffer {
  const key = keys.values.get(keys.current);
  if (!key) throw new Error("the property has no key for values");
  return seal(personKey(key, salt), keys.current, { plain: Buffer.from(value.text), data: aad(value.at) });
}

export function reveal(keys: PropertyKeys, salt: Buffer, sealed: { cipher: Buffer; at: Place }): string {
  const key = keys.values.get(sealed.cipher[1] ?? -1);
  if (!key || sealed.cipher[0] !== version)
    throw new Error("the protected value names a key this property does not have");
  return open(personKey(key, salt), sealed.cipher, aad(sealed.at)).toString();
}

/** Finds a protected value by exact match of its normal form (E.164, lower-case NFKC). */
export const blindIndex = (keys: PropertyKeys, normal: string): Buffer =>
  createHmac("sha256", keys.index).update(normal).digest();
