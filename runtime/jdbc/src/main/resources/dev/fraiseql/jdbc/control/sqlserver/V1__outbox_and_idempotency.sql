create table fq_outbox (
  id bigint identity primary key,
  event_id uniqueidentifier not null unique,
  entity_type nvarchar(200) collate Latin1_General_100_BIN2 not null,
  entity_key nvarchar(500) collate Latin1_General_100_BIN2 not null,
  partition_no int not null,
  operation nvarchar(10) not null,
  before_row nvarchar(max),
  after_row nvarchar(max),
  changed nvarchar(max) not null,
  tenant nvarchar(max),
  actor nvarchar(max),
  trace_parent nvarchar(max),
  schema_version int not null,
  transaction_id rowversion,
  created_at datetimeoffset(6) not null
);

create index fq_outbox_entity on fq_outbox (entity_type, entity_key, id);

create table fq_idempotency (
  caller nvarchar(200) collate Latin1_General_100_BIN2 not null,
  idempotency_key nvarchar(200) collate Latin1_General_100_BIN2 not null,
  request_hash nvarchar(64) not null,
  response nvarchar(max),
  created_at datetimeoffset(6) not null,
  primary key (caller, idempotency_key)
);

create index fq_idempotency_age on fq_idempotency (created_at);
