import { memoryOf } from "@foyer/domain/imports/names/rules";
import type { Memory } from "@foyer/domain/imports/names/schema";
import type { ImportKind } from "@foyer/domain/imports/schema";
import type { Trx } from "../../kernel/fence.ts";

/** What people here said about earlier files of the kind. */
export const rememberedFor = async (trx: Trx, kind: ImportKind): Promise<Memory> =>
  memoryOf(
    await trx
      .selectFrom("importMemory")
      .select(["aspect", "field", "name", "meaning"])
      .where("propertyId", "=", trx.propertyId)
      .where("kind", "=", kind)
      .execute(),
  );
