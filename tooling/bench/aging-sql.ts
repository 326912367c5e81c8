/**
 * The aging of a whole portfolio by client as somebody who knows these tables would write it by hand: $1 the property, $2
 * the day. Asked as the owner, whom no fence holds, with the days past due and the standard buckets in its text.
 */
export const portfolioAging = `
  select account.client_id, client.reference, client.name, aged.*
  from (
    select account_id,
      coalesce(sum(open) filter (where side = 'debit' and late <= 0), 0)::bigint as not_due,
      coalesce(sum(open) filter (where side = 'debit' and late between 1 and 30), 0)::bigint as late_30,
      coalesce(sum(open) filter (where side = 'debit' and late between 31 and 60), 0)::bigint as late_60,
      coalesce(sum(open) filter (where side = 'debit' and late between 61 and 90), 0)::bigint as late_90,
      coalesce(sum(open) filter (where side = 'debit' and late between 91 and 120), 0)::bigint as late_120,
      coalesce(sum(open) filter (where side = 'debit' and late > 120), 0)::bigint as later,
      coalesce(sum(open) filter (where side = 'credit'), 0)::bigint as unapplied
    from (
      select alive.* from generate_series(0, 15) life (span)
      cross join lateral (
        select o.account_id, o.side, $2::date - o.due_date as late,
          case
            when $2::date < o.first_allocated then o.amount_minor
            when $2::date >= o.last_allocated then o.open_minor
            when o.side = 'debit' then o.amount_minor - (
              select coalesce(sum(d.amount_minor), 0)::bigint from ledger_allocation d
              where d.property_id = $1 and d.debit_item_id = o.item_id and d.effective_date <= $2::date)
            else o.amount_minor - (
              select coalesce(sum(c.amount_minor), 0)::bigint from ledger_allocation c
              where c.property_id = $1 and c.credit_item_id = o.item_id and c.effective_date <= $2::date)
          end as open
        from ledger_item_open o
        where o.property_id = $1 and o.span = life.span
          and o.alive_from > case life.span when 15 then '-infinity' else $2::date - (1 << life.span) end
          and o.alive_from <= $2::date and o.alive_to > $2::date
        offset 0
      ) alive
    ) open_item
    group by account_id
  ) aged
  join ledger_account account on account.property_id = $1 and account.id = aged.account_id
  join client on client.property_id = $1 and client.id = account.client_id
  order by client.name`;
