-- The one record of change: who did what, when and why, and every field's value before and after.

create table change (
  property_id integer not null references property (id),
  -- the property's own count of changes, in the order of commit
  number bigint not null,
  -- empty: the system
  staff_id bigint,
  act text not null,
  reason text,
  at timestamptz not null,
  -- the change that this one took back or did again
  undoes bigint,
  constraint change_pk primary key (property_id, number),
  constraint change_undoes foreign key (property_id, undoes) references change (property_id, number)
);
select app.fence('change', 'insert-only');

-- One line per field; field '' with neither value says that the row was made by this change.
create table change_field (
  property_id integer not null references property (id),
  number bigint not null,
  line integer not null,
  subject text not null,
  row_id bigint not null,
  field text not null,
  before jsonb,
  after jsonb,
  constraint change_field_pk primary key (property_id, number, line),
  constraint change_field_change foreign key (property_id, number) references change (property_id, number)
);
-- history of a row; what changed in a cell after a grid was read
create index change_field_of_row on change_field (property_id, subject, row_id, number);
select app.fence('change_field', 'insert-only');

-- A grid's change set and its answer, so that a retry gets the first answer and undo finds the change.
create table change_set (
  property_id integer not null references property (id),
  id uuid not null,
  grid text not null,
  content_hash bytea not null,
  -- the change that carried it; empty when every cell was refused
  number bigint,
  -- the change that took it back last, empty while it stands
  undone_by bigint,
  answers jsonb not null,
  constraint change_set_pk primary key (property_id, id),
  constraint change_set_change foreign key (property_id, number) references change (property_id, number)
);
select app.fence('change_set');
