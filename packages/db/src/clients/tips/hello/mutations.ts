import { mask } from "@foyer/domain/clients/rules";
import type { Hello } from "@foyer/domain/clients/tips/rules";
import { helloConsentVersion, type TipId } from "@foyer/domain/clients/tips/schema";
import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { sql } from "kysely";
import { madeRow, recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { blindIndex, newSalt, propertyKeys, protect } from "../../../kernel/protect.ts";
import { notify } from "../../../messages/inbox/mutations.ts";
import { today } from "../../../properties/queries.ts";
import { tipReceivers } from "../queries.ts";

/** What a visitor of the site left, once a day however often it is sent. Phone and mail are sealed to the tip's row. (A2.4) */
export async function keepHello(
  trx: Trx,
  { hello, language }: { hello: Hello; language: Language },
  now: Instant,
): Promise<TipId> {
  const keys = await propertyKeys(trx);
  const { name, company, wish, suspect } = hello;
  const said = [today(trx, now), name, company, hello.mobile, hello.mail, wish];
  // by the index key, for a plain hash of a phone is soon guessed
  const reference = `hello-${blindIndex(keys, JSON.stringify(said)).toString("hex")}`;
  const { rows } = await sql<{ id: TipId }>`select nextval(pg_get_serial_sequence('tip', 'id')) as id`.execute(trx);
  const { id } = found(rows[0], "clients.tip-not-found");
  const salt = newSalt();
  const seal = (field: "mobile" | "mail") => {
    const text = hello[field];
    if (text === null) return { cipher: null, index: null, mask: null };
    const at = { table: "tip", column: field, row: id, propertyId: trx.propertyId };
    return { cipher: protect(keys, salt, { text, at }), index: blindIndex(keys, text), mask: mask(field, text) };
  };
  const [mobile, mail] = [seal("mobile"), seal("mail")];
  const made = await trx
    .insertInto("tip")
    .values({
      propertyId: trx.propertyId,
      id,
      reference,
      source: "own-site",
      name,
      company,
      text: wish,
      suspect,
      language,
      consentVersion: helloConsentVersion,
      salt,
      sentAt: now,
      mobileCipher: mobile.cipher,
      mobileIndex: mobile.index,
      mobileMask: mobile.mask,
      mailCipher: mail.cipher,
      mailIndex: mail.index,
      mailMask: mail.mask,
    })
    .onConflict((conflict) => conflict.columns(["propertyId", "reference"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return sentBeforeBySite(trx, reference);
  const to = await tipReceivers(trx, null, today(trx, now));
  await notify(trx, { to, event: "clients.tip-received", row: id, details: { about: name, site: true } }, now);
  await recordChange(trx, { act: "clients.hello", at: now, fields: [madeRow("tip", id)] });
  return id;
}

async function sentBeforeBySite(trx: Trx, reference: string): Promise<TipId> {
  const { id } = await trx
    .selectFrom("tip")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("reference", "=", reference)
    .executeTakeFirstOrThrow();
  return id;
}
