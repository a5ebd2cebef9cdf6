create table flaw_rows (id bigint, text varchar(20), "real" double precision, next_id bigint, needed_id bigint);
create view flaws as select id, text, "real", next_id, needed_id from flaw_rows;
create view guest_totals as select guest_id, count(*) as bookings, sum(price) as spent from bookings group by guest_id;
