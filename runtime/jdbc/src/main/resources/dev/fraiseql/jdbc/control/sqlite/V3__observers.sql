create table fq_lease (
  name text not null primary key,
  holder text,
  epoch integer not null,
  beat integer not null
);

create table fq_observer (
  id integer not null primary key,
  observer text not null,
  action text not null,
  entity_type text not null,
  state text not null,
  reason text,
  started_after integer not null,
  position integer not null,
  in_flight integer not null,
  epoch integer not null,
  settlements integer not null,
  requests integer not null,
  captured integer not null,
  done integer not null,
  skipped integer not null,
  dead integer not null,
  recovered integer not null,
  created_at text not null,
  unique (observer, action)
);

create table fq_delivery (
  observer_id integer not null,
  outbox_id integer not null,
  state text not null,
  attempt integer not null,
  replay integer not null,
  epoch integer not null,
  settled_at text not null,
  primary key (observer_id, outbox_id)
);

create table fq_unsettled (
  observer_id integer not null,
  outbox_id integer not null,
  entity_key text not null,
  state text not null,
  attempt integer not null,
  crashes integer not null,
  replay integer not null,
  letter_id text,
  first_at text,
  next_at text,
  last_error text,
  epoch integer not null,
  primary key (observer_id, outbox_id)
);

create index fq_unsettled_key on fq_unsettled (observer_id, entity_key, outbox_id);

create table fq_dead_letter (
  id text not null primary key,
  observer text not null,
  action text not null,
  outbox_id integer not null,
  event_id text not null,
  entity_type text not null,
  entity_key text not null,
  operation text not null,
  before_row text,
  after_row text,
  changed text not null,
  tenant text,
  actor text,
  trace_parent text,
  changed_at text not null,
  reason text not null,
  attempts integer not null,
  replay integer not null,
  died_at text not null,
  state text not null,
  resolved_at text
);
