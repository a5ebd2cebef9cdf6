drop index fq_outbox_entity on fq_outbox;
