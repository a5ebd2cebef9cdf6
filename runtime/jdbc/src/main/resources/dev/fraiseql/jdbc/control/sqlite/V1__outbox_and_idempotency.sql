create table fq_outbox (
  id integer primary key autoincrement,
  event_id text not null unique,
  entity_type text not null,
  entity_key text not null,
  partition_no integer not null,
  operation text not null,
  before_row text,
  after_row text,
  changed text not null,
  tenant text,
  actor text,
  trace_parent text,
  schema_version integer not null,
  created_at text not null
);

create index fq_outbox_entity on fq_outbox (entity_type, entity_key, id);

create table fq_idempotency (
  caller text not null,
  idempotency_key text not null,
  request_hash text not null,
  response text,
  created_at text not null,
  primary key (caller, idempotency_key)
);

create index fq_idempotency_age on fq_idempotency (created_at);
