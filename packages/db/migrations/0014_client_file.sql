-- The whole client file: other names, links between files, who works on one beside its owner, every contact detail, consent for each way to reach a person, and who keeps the files.

alter table client add column former_name text;
-- ties the files of one company at several properties
alter table client add column group_account text;
alter table client add column parent_id bigint;
-- whoever recommended the hotel
alter table client add column referrer_id bigint;
alter table client add constraint client_parent foreign key (property_id, parent_id) references client (property_id, id);
alter table client add constraint client_not_own_parent check (parent_id <> id);
alter table client add constraint client_referrer foreign key (property_id, referrer_id) references client (property_id, id);
alter table client add constraint client_not_own_referrer check (referrer_id <> id);
-- lists a tag has to be read in, not a store of text
alter table client add constraint client_tags_few check (cardinality(tags) <= 20);
-- the files below a parent
create index client_of_parent on client (property_id, parent_id) where parent_id is not null;
-- whom a client recommended
create index client_of_referrer on client (property_id, referrer_id) where referrer_id is not null;
-- the files of a group account
create index client_of_group on client (property_id, group_account) where group_account is not null;
-- the trash
create index client_archived on client (property_id, id) where status = 'archived';

-- Who works on a client beside its owner, and may therefore read and write its file.
create table client_collaborator (
  property_id integer not null references property (id),
  client_id bigint not null,
  staff_id bigint not null,
  from_date date not null,
  to_date date not null default 'infinity',
  constraint client_collaborator_pk primary key (property_id, client_id, staff_id, from_date),
  constraint client_collaborator_client foreign key (property_id, client_id) references client (property_id, id),
  constraint client_collaborator_dates check (from_date < to_date)
);
-- files I work on
create index client_collaborator_by_staff on client_collaborator (property_id, staff_id, to_date);
select app.fence('client_collaborator');

-- Who works the list of incomplete, stale and duplicate files (A2.5).
create table file_keeper (
  property_id integer not null references property (id),
  from_date date not null,
  to_date date not null default 'infinity',
  staff_id bigint not null,
  constraint file_keeper_pk primary key (property_id, from_date),
  constraint file_keeper_dates check (from_date < to_date)
);
select app.fence('file_keeper');

-- A phone that rings in an office is protected like a mobile; of a birthday only the year is.
alter table contact add column phone_cipher bytea;
alter table contact add column phone_index bytea;
alter table contact add column phone_mask text;
alter table contact add column birth_year_cipher bytea;
-- solar 05-20, lunar 08-15, lunar leap 04-03
alter table contact add column birthday_calendar text;
alter table contact add column birthday_month smallint;
alter table contact add column birthday_day smallint;
alter table contact add column birthday_leap boolean not null default false;
alter table contact add column preferred_channel text;
alter table contact add column archived_reason text;
alter table contact add constraint contact_birthday_whole check (
  (birthday_calendar is null) = (birthday_month is null) and (birthday_calendar is null) = (birthday_day is null)
);
alter table contact add constraint contact_birthday_calendar check (birthday_calendar in ('solar', 'lunar'));
alter table contact add constraint contact_birthday_day check (
  birthday_month between 1 and 12 and birthday_day between 1 and case birthday_calendar when 'lunar' then 30 else 31 end
);
alter table contact add constraint contact_birthday_leap check (not birthday_leap or birthday_calendar = 'lunar');
alter table contact add constraint contact_preferred_channel check (preferred_channel in ('mobile', 'phone', 'mail', 'wechat'));
-- search by exact phone
create index contact_by_phone on contact (property_id, phone_index) where phone_index is not null;
-- the contacts grid, by name, a page at a time
create index contact_by_name on contact (property_id, name, id);

-- One store of consent and suppression for every way to reach a person: channel and blind index of the address.
alter table address_consent add column channel text not null default 'mail';
alter table address_consent rename column mail_index to address_index;
alter table address_consent rename column mail_mask to address_mask;
alter table address_consent drop constraint address_consent_purpose;
alter table address_consent add constraint address_consent_purpose check (purpose in ('survey', 'greeting', 'material', 'offer'));
alter table address_consent add constraint address_consent_channel check (channel in ('mobile', 'phone', 'mail', 'wechat'));
drop index address_consent_in_force;
drop index address_consent_of_address;
-- one consent in force per address and purpose; looked up before each care mail
create unique index address_consent_in_force on address_consent (property_id, channel, address_index, purpose) where withdrawn_at is null;
-- what was ever recorded of an address
create index address_consent_of_address on address_consent (property_id, channel, address_index);

alter table address_suppression add column channel text not null default 'mail';
alter table address_suppression rename column mail_index to address_index;
alter table address_suppression rename column mail_mask to address_mask;
alter table address_suppression add constraint address_suppression_channel check (channel in ('mobile', 'phone', 'mail', 'wechat'));
drop index address_suppression_in_force;
drop index address_suppression_of_address;
-- one suppression in force per address; looked up before each care mail
create unique index address_suppression_in_force on address_suppression (property_id, channel, address_index) where lifted_at is null;
-- what was ever recorded of an address
create index address_suppression_of_address on address_suppression (property_id, channel, address_index);
