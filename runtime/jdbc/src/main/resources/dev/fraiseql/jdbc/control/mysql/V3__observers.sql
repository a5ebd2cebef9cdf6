create table fq_lease (
  name varchar(100) not null primary key,
  holder varchar(200),
  epoch bigint not null,
  beat bigint not null
) character set utf8mb4 collate utf8mb4_bin;

create table fq_observer (
  id integer not null primary key,
  observer varchar(100) not null,
  action varchar(100) not null,
  entity_type varchar(200) not null,
  state varchar(10) not null,
  reason longtext,
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
  created_at datetime(6) not null,
  unique (observer, action)
) character set utf8mb4 collate utf8mb4_bin;

create table fq_delivery (
  observer_id integer not null,
  outbox_id bigint not null,
  state varchar(10) not null,
  attempt integer not null,
  replay integer not null,
  epoch bigint not null,
  settled_at datetime(6) not null,
  primary key (observer_id, outbox_id)
) character set utf8mb4 collate utf8mb4_bin;

create table fq_unsettled (
  observer_id integer not null,
  outbox_id bigint not null,
  entity_key varchar(500) not null,
  state varchar(10) not null,
  attempt integer not null,
  crashes integer not null,
  replay integer not null,
  letter_id varchar(36),
  first_at datetime(6),
  next_at datetime(6),
  last_error longtext,
  epoch bigint not null,
  primary key (observer_id, outbox_id),
  index fq_unsettled_key (observer_id, entity_key, outbox_id)
) character set utf8mb4 collate utf8mb4_bin;

create table fq_dead_letter (
  id varchar(36) not null primary key,
  observer varchar(100) not null,
  action varchar(100) not null,
  outbox_id bigint not null,
  event_id varchar(36) not null,
  entity_type varchar(200) not null,
  entity_key varchar(500) not null,
  operation varchar(10) not null,
  before_row longtext,
  after_row longtext,
  changed longtext not null,
  tenant longtext,
  actor longtext,
  trace_parent longtext,
  changed_at datetime(6) not null,
  reason longtext not null,
  attempts integer not null,
  replay integer not null,
  died_at datetime(6) not null,
  state varchar(10) not null,
  resolved_at datetime(6)
) character set utf8mb4 collate utf8mb4_bin;
