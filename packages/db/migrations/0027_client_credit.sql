-- What is decided about a client's credit, true from a date until the day before to_date: grade, limit, term, hold (A7.2, A7.4, A7.5).

create table client_credit_grade (
  property_id integer not null references property (id),
  client_id bigint not null,
  from_date date not null,
  to_date date not null default 'infinity',
  grade text not null,
  constraint client_credit_grade_pk primary key (property_id, client_id, from_date),
  constraint client_credit_grade_client foreign key (property_id, client_id) references client (property_id, id),
  constraint client_credit_grade_dates check (from_date < to_date),
  constraint client_credit_grade_grade check (grade in ('AAA', 'AA', 'A', 'BBB', 'BB', 'C'))
);
select app.fence('client_credit_grade');

-- No row: none was granted. 0: cash only.
create table client_credit_limit (
  property_id integer not null references property (id),
  client_id bigint not null,
  from_date date not null,
  to_date date not null default 'infinity',
  limit_minor bigint not null,
  currency text not null,
  constraint client_credit_limit_pk primary key (property_id, client_id, from_date),
  constraint client_credit_limit_client foreign key (property_id, client_id) references client (property_id, id),
  constraint client_credit_limit_dates check (from_date < to_date),
  constraint client_credit_limit_not_negative check (limit_minor >= 0),
  constraint client_credit_limit_currency check (currency ~ '^[A-Z]{3}$')
);
select app.fence('client_credit_limit');

-- Paid within so many days of the invoice, half of it ahead, or all of it ahead.
create table client_credit_term (
  property_id integer not null references property (id),
  client_id bigint not null,
  from_date date not null,
  to_date date not null default 'infinity',
  term text not null,
  days integer,
  constraint client_credit_term_pk primary key (property_id, client_id, from_date),
  constraint client_credit_term_client foreign key (property_id, client_id) references client (property_id, id),
  constraint client_credit_term_dates check (from_date < to_date),
  constraint client_credit_term_term check (term in ('days', 'deposit', 'prepay')),
  constraint client_credit_term_days check ((term = 'days') = (days is not null) and days > 0)
);
select app.fence('client_credit_term');

-- Soft: new credit business needs finance. Hard: none.
create table client_credit_hold (
  property_id integer not null references property (id),
  client_id bigint not null,
  from_date date not null,
  to_date date not null default 'infinity',
  hold text not null,
  -- why: codes that screens put into words
  reasons text[] not null,
  constraint client_credit_hold_pk primary key (property_id, client_id, from_date),
  constraint client_credit_hold_client foreign key (property_id, client_id) references client (property_id, id),
  constraint client_credit_hold_dates check (from_date < to_date),
  constraint client_credit_hold_hold check (hold in ('soft', 'hard')),
  constraint client_credit_hold_reasons check (cardinality(reasons) > 0)
);
-- who is on hold today
create index client_credit_hold_standing on client_credit_hold (property_id, to_date);
select app.fence('client_credit_hold');
