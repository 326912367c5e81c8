import { mask, normalProtected } from "@foyer/domain/clients/rules";
import { type ProtectedField, protectedFields } from "@foyer/domain/clients/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { type Channel, channels } from "@foyer/domain/messages/schema";
import { blindIndex, type PropertyKeys, protect, reveal } from "../../kernel/protect.ts";

export type SealedColumns = { [Field in ProtectedField as `${Field}Cipher`]: Buffer | null } & {
  [Field in Channel as `${Field}Index`]: Buffer | null;
} & { [Field in Channel as `${Field}Mask`]: string | null };

/** The cipher columns of a contact, to be selected by name. */
export const cipherColumns = ["mobileCipher", "phoneCipher", "mailCipher", "wechatCipher", "birthYearCipher"] as const;
export const maskColumns = ["mobileMask", "phoneMask", "mailMask", "wechatMask"] as const;
export const indexColumns = ["mobileIndex", "phoneIndex", "mailIndex", "wechatIndex"] as const;

/** Where a contact's value stands, which its ciphertext is bound to. */
interface ContactPlace {
  readonly row: number;
  readonly propertyId: number;
}

const placeOf = ({ row, propertyId }: ContactPlace, column: ProtectedField) => ({
  table: "contact",
  column,
  row,
  propertyId,
});

interface PersonValues extends ContactPlace {
  /** What was typed; a field that is not named stays as it is, null empties it. */
  readonly typed: Readonly<Partial<Record<ProtectedField, string | null>>>;
}

const isChannel = (field: ProtectedField): field is Channel => channels.some((channel) => channel === field);

/** The stored columns of a person's protected values: ciphertext, and of those one is found by, index and mask. */
export function sealPerson(
  keys: PropertyKeys,
  salt: Buffer,
  { typed, ...place }: PersonValues,
): Partial<SealedColumns> {
  const sealed: Partial<SealedColumns> = {};
  for (const field of protectedFields) {
    const text = typed[field];
    if (text === undefined) continue;
    const normal = text === null ? null : normalProtected(field, text);
    if (normal === undefined) throw new Refusal("invalid", `clients.${field}-not-valid`);
    sealed[`${field}Cipher`] =
      normal === null ? null : protect(keys, salt, { text: normal, at: placeOf(place, field) });
    if (!isChannel(field)) continue;
    sealed[`${field}Index`] = normal === null ? null : blindIndex(keys, normal);
    sealed[`${field}Mask`] = normal === null ? null : mask(field, normal);
  }
  return sealed;
}

interface Opening extends ContactPlace {
  readonly salt: Buffer;
  readonly cipher: Buffer;
  readonly field: ProtectedField;
}

/** The value in clear: for the one who may see it, and for what is stored anew. */
export const openPerson = (keys: PropertyKeys, { salt, cipher, field, ...place }: Opening): string =>
  reveal(keys, salt, { cipher, at: placeOf(place, field) });
