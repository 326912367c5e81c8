import { contactGridColumns } from "@foyer/domain/clients/contacts/rows/schema";
import { contactColumnWords, contactOptionWords } from "@foyer/domain/clients/contacts/rows/words";
import { seesBirthday, seesBirthYear } from "@foyer/domain/clients/contacts/rules";
import { isClosedTo } from "@foyer/domain/clients/rules";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type InferResult, sql } from "kysely";
import type { GridRows } from "../../../changes/grid.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { clientsOn } from "../../queries.ts";
import { inReach } from "../../reach/queries.ts";
import { clientGridRows } from "../../rows/queries.ts";
import { birthdaySql } from "../queries.ts";

/** The persons at all clients in reach; those of archived files are not looked for here. */
async function contactRows(trx: Trx, on: CalendarDate) {
  return clientsOn(trx, on)
    .innerJoin("contact", (join) =>
      join.on("contact.propertyId", "=", trx.propertyId).onRef("contact.clientId", "=", "client.id"),
    )
    .select(["contact.id", "contact.name", "contact.clientId", "client.name as clientName", "contact.salutation"])
    .select(["contact.title", "contact.decisionMaker", "contact.language", "contact.preferredChannel"])
    .select(["contact.mobileMask", "contact.phoneMask", "contact.mailMask", "contact.wechatMask", "contact.status"])
    .select(["tier.tier", "class.class"])
    .select([
      (isClosedTo(trx.actor, "ownerId") ? sql<number | null>`null::bigint` : sql<number | null>`owner.staff_id`).as(
        "ownerId",
      ),
      (seesBirthday(trx.actor) ? birthdaySql : sql<string | null>`null::text`).as("birthday"),
      (seesBirthYear(trx.actor)
        ? sql<string | null>`case when contact.birth_year_cipher is not null then '****' end`
        : sql<string | null>`null::text`
      ).as("birthYearMask"),
    ])
    .where("client.status", "=", "active")
    .where("client.house", "=", false)
    .where(await inReach(trx, "clients:read", { on }));
}

export type ContactRow = InferResult<Awaited<ReturnType<typeof contactRows>>>[number];

const columns = contactGridColumns satisfies Record<Exclude<keyof ContactRow, "id">, unknown>;

export const contactGridRows: GridRows = {
  act: "contacts:read",
  columns,
  searched: ["name", "clientName", "title"],
  unlessAsked: [{ field: "status", is: "is", value: "active" }],
  sort: [{ field: "name", descending: false }],
  exported: { act: "clients:export", columns: contactColumnWords, options: contactOptionWords },
  reachedBy: clientGridRows.reachedBy,
  select: contactRows,
};
