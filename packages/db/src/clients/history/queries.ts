import type { Trx } from "../../kernel/fence.ts";

/** Whether the property has opened any file yet. */
export const hasClients = async (trx: Trx): Promise<boolean> => {
  const file = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .limit(1)
    .executeTakeFirst();
  return file !== undefined;
};
