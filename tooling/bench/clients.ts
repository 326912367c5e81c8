import { ClientId } from "@foyer/domain/clients/schema";
import type { BenchDatabase } from "./house.ts";

/** Fills a property up to so many clients, each with tier, class and one of 20 owners, named in two scripts. */
export const fillClients = ({ asOwner, propertyId }: BenchDatabase, count: number): Promise<void> =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ there: number }>(
      "select count(*)::int as there from client where property_id = $1",
      [propertyId],
    );
    await client.query(
      `with made as (
         insert into client (property_id, reference, kind, name, english_name, city, industry, tags, created_at)
         select $1, 'C-' || n, 'organisation',
           (array['星河贸易', '云山会展', 'Harbour Logistics', 'Meridian Foods'])[1 + n % 4] || ' ' || md5(n::text),
           'Company ' || n, (array['上海', '杭州', 'Singapore'])[1 + n % 3], 'trade', array['key'], '2020-01-01'
         from generate_series($2::int, $3::int) as n
         returning id
       ), tiers as (
         insert into client_tier (property_id, client_id, from_date, tier)
         select $1, id, '2020-01-01', (array['A', 'B', 'C'])[1 + id % 3] from made
       ), classes as (
         insert into client_class (property_id, client_id, from_date, class) select $1, id, '2020-01-01', 'business' from made
       )
       insert into client_owner (property_id, client_id, from_date, staff_id) select $1, id, '2020-01-01', 1 + id % 20 from made`,
      [propertyId, (rows[0]?.there ?? 0) + 1, count],
    );
    await client.query("vacuum analyze");
  });

export const clientIds = ({ asOwner, propertyId }: BenchDatabase): Promise<ClientId[]> =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select id from client where property_id = $1 and not house order by id",
      [propertyId],
    );
    return rows.map((row) => ClientId.parse(Number(row.id)));
  });
