create table fq_outbox (
  id bigint not null auto_increment primary key,
  event_id char(36) not null unique,
  entity_type varchar(200) not null,
  entity_key varchar(500) not null,
  partition_no integer not null,
  operation varchar(10) not null,
  before_row longtext,
  after_row longtext,
  changed longtext not null,
  tenant longtext,
  actor longtext,
  trace_parent longtext,
  schema_version integer not null,
  created_at datetime(6) not null,
  index fq_outbox_entity (entity_type, entity_key, id)
) character set utf8mb4 collate utf8mb4_bin;

create table fq_idempotency (
  caller varchar(200) not null,
  idempotency_key varchar(200) not null,
  request_hash varchar(64) not null,
  response longtext,
  created_at datetime(6) not null,
  primary key (caller, idempotency_key),
  index fq_idempotency_age (created_at)
) character set utf8mb4 collate utf8mb4_bin;
