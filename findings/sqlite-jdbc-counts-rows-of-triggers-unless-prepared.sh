#!/bin/sh
# The same UPDATE counts the rows that triggers write to other tables if it is sent as text, and does not if it is prepared.
#
# Guess:     executeUpdate() returns 1 for one changed row, whatever triggers there are, as the drivers of PostgreSQL and MySQL do.
# Behaviour: Statement.executeUpdate() returns 2 for one row of a table with a trigger that writes one row of an audit table, and
#            3 with triggers that write two. PreparedStatement.executeUpdate() and executeBatch() return 1, as SQLite's changes()
#            does right behind. So code that checks "count == 1" fails from the day on which someone adds an audit trigger.
# Version:   sqlite-jdbc 3.54.1.0.
# Source:    https://docs.oracle.com/en/java/javase/25/docs/api/java.sql/java/sql/Statement.html#executeUpdate(java.lang.String):
#            "the row count for SQL Data Manipulation Language (DML) statements"; https://www.sqlite.org/c3ref/changes.html:
#            changes made by triggers "are not counted".
#
# Needs Java 25. Exits with 0 if the driver still behaves like this.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../.mvn/find-jdk.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$work" && "$here/../mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
  -Dartifact=org.xerial:sqlite-jdbc:3.54.1.0 -DoutputDirectory="$work" -Dmdep.stripVersion)

cat > "$work/Counts.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;

class Counts {
  static long changes(Statement statement) throws Exception {
    try (ResultSet result = statement.executeQuery("select changes()")) {
      return result.getLong(1);
    }
  }

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("create table account (id integer primary key, balance integer)");
      statement.executeUpdate("create table audit (note text)");
      statement.executeUpdate("insert into account values (1, 10), (2, 20)");
      int without = statement.executeUpdate("update account set balance = 11 where id = 1");
      statement.executeUpdate(
          "create trigger audited after update on account begin insert into audit values ('changed'); end");
      int with = statement.executeUpdate("update account set balance = 12 where id = 1");
      long own = changes(statement);
      statement.executeUpdate(
          "create trigger twice after update on account begin insert into audit values ('again'); end");
      int withTwo = statement.executeUpdate("update account set balance = 13 where id = 1");
      int prepared;
      try (PreparedStatement update = connection.prepareStatement("update account set balance = ? where id = ?")) {
        update.setInt(1, 14);
        update.setInt(2, 1);
        prepared = update.executeUpdate();
      }
      int none = statement.executeUpdate("update account set balance = 15 where id = 3");
      statement.addBatch("update account set balance = 16 where id = 1");
      statement.addBatch("update account set balance = 16 where id = 2");
      int[] batch = statement.executeBatch();
      System.out.println("one row, no trigger:                        " + without);
      System.out.println("one row, a trigger that writes one row:     " + with + ", changes() is " + own);
      System.out.println("one row, triggers that write two rows:      " + withTwo);
      System.out.println("the same, prepared:                         " + prepared);
      System.out.println("no row:                                     " + none);
      System.out.println("a batch of two statements, one row each:    " + Arrays.toString(batch));
      boolean same =
          without == 1 && with == 2 && own == 1 && withTwo == 3 && prepared == 1 && none == 0 && Arrays.equals(batch, new int[] {1, 1});
      System.exit(same ? 0 : 1);
    }
  }
}
JAVA
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$work/sqlite-jdbc.jar" "$work/Counts.java"
