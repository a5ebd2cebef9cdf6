create table fq_lease (
  name varchar(100) collate "C" not null primary key,
  holder varchar(200) collate "C",
  epoch bigint not null,
  beat bigint not null
);

create table fq_observer (
  id integer not null primary key,
  observer varchar(100) collate "C" not null,
  action varchar(100) collate "C" not null,
  entity_type varchar(200) collate "C" not null,
  state varchar(10) collate "C" not null,
  reason text,
  started_after bigint not null,
  position bigint not null,
  in_flight bigint not null,
  epoch bigint not null,
  settlements bigint not null,
  requests bigint not null,
  captured bigint not null,
  done bigint not null,
  skipped bigint not null,
  dead bigint not null,
  recovered bigint not null,
  created_at timestamptz not null,
  unique (observer, action)
);

create table fq_delivery (
  observer_id integer not null,
  outbox_id bigint not null,
  state varchar(10) collate "C" not null,
  attempt integer not null,
  replay integer not null,
  epoch bigint not null,
  settled_at timestamptz not null,
  primary key (observer_id, outbox_id)
);

create table fq_unsettled (
  observer_id integer not null,
  outbox_id bigint not null,
  entity_key varchar(500) collate "C" not null,
  state varchar(10) collate "C" not null,
  attempt integer not null,
  crashes integer not null,
  replay integer not null,
  letter_id varchar(36) collate "C",
  first_at timestamptz,
  next_at timestamptz,
  last_error text,
  epoch bigint not null,
  primary key (observer_id, outbox_id)
);

create index fq_unsettled_key on fq_unsettled (observer_id, entity_key, outbox_id);

create table fq_dead_letter (
  id varchar(36) collate "C" not null primary key,
  observer varchar(100) collate "C" not null,
  action varchar(100) collate "C" not null,
  outbox_id bigint not null,
  event_id varchar(36) collate "C" not null,
  entity_type varchar(200) collate "C" not null,
  entity_key varchar(500) collate "C" not null,
  operation varchar(10) collate "C" not null,
  before_row text,
  after_row text,
  changed text not null,
  tenant text,
  actor text,
  trace_parent text,
  changed_at timestamptz not null,
  reason text not null,
  attempts integer not null,
  replay integer not null,
  died_at timestamptz not null,
  state varchar(10) collate "C" not null,
  resolved_at timestamptz
);
