-- Files that go out with a mail: statements of account, letters (A7.6).

-- The bytes lie with the stored files, so that every attempt sends the same ones.
create table message_file (
  property_id integer not null references property (id),
  message_id bigint not null,
  -- its place among the mail's files
  place integer not null,
  file_id bigint not null,
  -- as the recipient finds it; what it is, its ending says
  name text not null,
  constraint message_file_pk primary key (property_id, message_id, place),
  constraint message_file_message foreign key (property_id, message_id) references message (property_id, id),
  constraint message_file_file foreign key (property_id, file_id) references file (property_id, id),
  constraint message_file_place check (place between 1 and 10),
  constraint message_file_name check (name <> '' and length(name) <= 200 and name !~ '[/\\[:cntrl:]]')
);
-- whether stored bytes are still in use
create index message_file_of_file on message_file (property_id, file_id);
select app.fence('message_file', 'insert-only');
