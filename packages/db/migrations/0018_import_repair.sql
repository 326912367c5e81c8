-- Imports that are mapped, mended and taken back: what was uploaded for what, remembered names, what a check would change, what stood there before.

-- Who sent which bytes to be imported as what: a file's number alone opens nothing. Gone when the file expires.
create table import_upload (
  property_id integer not null references property (id),
  file_id bigint not null,
  kind text not null,
  -- empty: the command
  staff_id bigint,
  uploaded_at timestamptz not null,
  constraint import_upload_pk primary key (property_id, file_id, kind),
  constraint import_upload_file foreign key (property_id, file_id) references file (property_id, id)
);
select app.fence('import_upload');

-- What people said about the files of a kind: a column's field, a value's option, a field's constant.
create table import_memory (
  property_id integer not null references property (id),
  kind text not null,
  aspect text not null,
  -- the field whose value it is; empty for columns and constants
  field text not null,
  -- the column's name without case and blanks, the value as files write it, or the field that has a constant
  name text not null,
  -- the field, the option or the constant; empty: nothing is read from that column
  meaning text not null,
  constraint import_memory_pk primary key (property_id, kind, aspect, field, name),
  constraint import_memory_aspect check (aspect in ('column', 'value', 'constant'))
);
select app.fence('import_memory');

-- The sheet of a workbook; empty: the first one that is shown.
alter table import add column sheet text;
-- Cells that a person mended, kept as a file like the upload itself, because they may hold phones.
alter table import add column fixes_file_id bigint;
alter table import add constraint import_fixes_file foreign key (property_id, fixes_file_id) references file (property_id, id);
-- Counts the checks and runs, so that a job of an earlier one changes nothing.
alter table import add column run integer not null default 0;
-- Rows of the file that look like clients who have a file already.
alter table import add column duplicates jsonb;
-- What became of taking it back, and the change that did.
alter table import add column reversal jsonb;
alter table import add column reversed_by bigint;
alter table import add constraint import_reversed_by foreign key (property_id, reversed_by) references change (property_id, number);
alter table import drop constraint import_status;
alter table import add constraint import_status
  check (status in ('draft', 'queued', 'running', 'applied', 'checked', 'refused', 'cancelled', 'failed', 'reversing', 'reversed'));

-- What a check says the import would change, the first of them; protected values are not among them.
create table import_difference (
  property_id integer not null references property (id),
  import_id bigint not null,
  line integer not null,
  subject text not null,
  row_id bigint not null,
  field text not null,
  before jsonb,
  after jsonb,
  constraint import_difference_pk primary key (property_id, import_id, line),
  constraint import_difference_import foreign key (property_id, import_id) references import (property_id, id)
);
select app.fence('import_difference');

-- Rows as they were before an import changed them, as far as the record of change does not say it: dated aspects, a stay's
-- days, ciphertexts. Taking the import back puts them there again.
create table import_before (
  property_id integer not null references property (id),
  number bigint not null,
  subject text not null,
  row_id bigint not null,
  image jsonb not null,
  constraint import_before_pk primary key (property_id, number, subject, row_id),
  constraint import_before_change foreign key (property_id, number) references change (property_id, number)
);
select app.fence('import_before');

-- Which of these rows anything still names, tables that leave together with them aside: asked before rows that an import
-- made are taken away again. A table that is added later is found by its foreign key.
create function app.rows_in_use(property integer, subject text, ids bigint[], leaving text[]) returns setof bigint
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  naming record;
begin
  for naming in
    select c.conrelid::regclass::text as source, a.attname as column_name,
      -- rows of the same table that leave as well do not keep each other here
      case when c.conrelid = c.confrelid then ' and not (id = any($2))' else '' end as staying
    from pg_constraint c
    cross join lateral unnest(c.conkey, c.confkey) as pair (here, there)
    join pg_attribute named on named.attrelid = c.confrelid and named.attnum = pair.there and named.attname = 'id'
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = pair.here
    where c.contype = 'f' and c.confrelid = to_regclass('public.' || quote_ident(subject))
      and not (c.conrelid::regclass::text = any(leaving))
  loop
    return query execute format(
      'select distinct %1$I::bigint from public.%2$I where property_id = $1 and %1$I = any($2)' || naming.staying,
      naming.column_name, naming.source) using property, ids;
  end loop;
end $$;
grant execute on function app.rows_in_use(integer, text, bigint[], text[]) to foyer_app;
