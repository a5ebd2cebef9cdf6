create table fq_outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null unique,
  entity_type varchar(200) collate "C" not null,
  entity_key varchar(500) collate "C" not null,
  partition_no integer not null,
  operation varchar(10) not null,
  before_row text,
  after_row text,
  changed text not null,
  tenant text,
  actor text,
  trace_parent text,
  schema_version integer not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null
);

create index fq_outbox_entity on fq_outbox (entity_type, entity_key, id);

create table fq_idempotency (
  caller varchar(200) collate "C" not null,
  idempotency_key varchar(200) collate "C" not null,
  request_hash varchar(64) not null,
  response text,
  created_at timestamptz not null,
  primary key (caller, idempotency_key)
);

create index fq_idempotency_age on fq_idempotency (created_at);
