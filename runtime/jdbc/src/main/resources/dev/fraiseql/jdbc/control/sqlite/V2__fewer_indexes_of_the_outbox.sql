drop index fq_outbox_entity;
