create table flaw_rows (id bigint, text varchar(20), "real" double precision, next_id bigint, needed_id bigint);
create view flaws as select id, text, "real", next_id, needed_id from flaw_rows;
create view guest_totals as select guest_id, count(*) as bookings, sum(price) as spent from bookings group by guest_id;
create table districts (code varchar(10), name varchar(20));
insert into districts (code, name) values ('N', 'North'), ('S', 'South'), ('S', 'South again');
create table hosts (id bigint, name varchar(20), district_code varchar(10));
insert into hosts (id, name, district_code) values (1, 'Ada', 'N'), (2, 'Bob', null), (2, 'Bob again', null), (3, 'Cid', 'S'), (4, 'Dan', 'N');
create table visits (id bigint, title varchar(20), host_id bigint);
insert into visits (id, title, host_id) values (1, 'one', 1), (2, 'two', 2), (3, 'three', 1), (4, 'four', 4), (5, 'five', 2), (6, 'six', null), (7, 'seven', 3);
