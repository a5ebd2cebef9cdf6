create table fq_lease (
  name nvarchar(100) collate Latin1_General_100_BIN2 not null primary key,
  holder nvarchar(200) collate Latin1_General_100_BIN2,
  epoch bigint not null,
  beat bigint not null
);

create table fq_observer (
  id int not null primary key,
  observer nvarchar(100) collate Latin1_General_100_BIN2 not null,
  action nvarchar(100) collate Latin1_General_100_BIN2 not null,
  entity_type nvarchar(200) collate Latin1_General_100_BIN2 not null,
  state nvarchar(10) collate Latin1_General_100_BIN2 not null,
  reason nvarchar(max),
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
  created_at datetimeoffset(6) not null,
  unique (observer, action)
);

create table fq_delivery (
  observer_id int not null,
  outbox_id bigint not null,
  state nvarchar(10) collate Latin1_General_100_BIN2 not null,
  attempt int not null,
  replay int not null,
  epoch bigint not null,
  settled_at datetimeoffset(6) not null,
  primary key (observer_id, outbox_id)
);

create table fq_unsettled (
  observer_id int not null,
  outbox_id bigint not null,
  entity_key nvarchar(500) collate Latin1_General_100_BIN2 not null,
  state nvarchar(10) collate Latin1_General_100_BIN2 not null,
  attempt int not null,
  crashes int not null,
  replay int not null,
  letter_id nvarchar(36) collate Latin1_General_100_BIN2,
  first_at datetimeoffset(6),
  next_at datetimeoffset(6),
  last_error nvarchar(max),
  epoch bigint not null,
  primary key (observer_id, outbox_id)
);

create index fq_unsettled_key on fq_unsettled (observer_id, entity_key, outbox_id);

create table fq_dead_letter (
  id nvarchar(36) collate Latin1_General_100_BIN2 not null primary key,
  observer nvarchar(100) collate Latin1_General_100_BIN2 not null,
  action nvarchar(100) collate Latin1_General_100_BIN2 not null,
  outbox_id bigint not null,
  event_id nvarchar(36) collate Latin1_General_100_BIN2 not null,
  entity_type nvarchar(200) collate Latin1_General_100_BIN2 not null,
  entity_key nvarchar(500) collate Latin1_General_100_BIN2 not null,
  operation nvarchar(10) collate Latin1_General_100_BIN2 not null,
  before_row nvarchar(max),
  after_row nvarchar(max),
  changed nvarchar(max) not null,
  tenant nvarchar(max),
  actor nvarchar(max),
  trace_parent nvarchar(max),
  changed_at datetimeoffset(6) not null,
  reason nvarchar(max) not null,
  attempts int not null,
  replay int not null,
  died_at datetimeoffset(6) not null,
  state nvarchar(10) collate Latin1_General_100_BIN2 not null,
  resolved_at datetimeoffset(6)
);
