-- Who of the staff accepted the confidentiality duty, in which version, and a session that knows it.

-- Kept for good: nobody takes an acceptance back, and none is written over.
create table duty_acceptance (
  property_id integer not null references property (id),
  staff_id bigint not null,
  version integer not null,
  -- in which language it was read
  language text not null,
  accepted_at timestamptz not null,
  constraint duty_acceptance_pk primary key (property_id, staff_id, version),
  constraint duty_acceptance_language check (language in ('zh-Hans', 'zh-Hant', 'en'))
);
select app.fence('duty_acceptance', 'insert-only');

-- As before, and with the latest version that the person accepted at the property: it is asked at every request, so it comes
-- with the same statement, by the first row of the key from behind.
drop function app.open_session(bytea, timestamptz);

create function app.open_session(token bytea, at timestamptz)
returns table (
  staff_id bigint, property_id integer, role text, seen_at timestamptz, expires_at timestamptz, duty_version integer
)
language plpgsql as $$
declare
  held record;
begin
  select session.staff_id, session.property_id, session.seen_at, session.expires_at, (at at time zone property.time_zone)::date as today
    into held
    from session
    join staff on staff.id = session.staff_id and staff.status = 'active'
    join property on property.id = session.property_id
    where session.token_hash = token;
  if not found then
    return;
  end if;
  perform app.enter(array[held.property_id]);
  return query
    select held.staff_id, held.property_id, staff_role.role, held.seen_at, held.expires_at,
      (select max(duty_acceptance.version) from duty_acceptance
        where duty_acceptance.property_id = held.property_id and duty_acceptance.staff_id = held.staff_id)
    from staff_role
    where staff_role.property_id = held.property_id and staff_role.staff_id = held.staff_id
      and staff_role.from_date <= held.today and staff_role.to_date > held.today;
end $$;
