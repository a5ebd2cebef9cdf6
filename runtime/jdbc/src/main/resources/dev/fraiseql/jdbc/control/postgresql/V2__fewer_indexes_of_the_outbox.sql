alter table fq_outbox drop constraint fq_outbox_event_id_key;

drop index fq_outbox_entity;

-- Event ids begin with their time: a range index of blocks finds them, and costs writers next to nothing.
create index fq_outbox_event on fq_outbox using brin (event_id uuid_minmax_ops) with (autosummarize = on);
