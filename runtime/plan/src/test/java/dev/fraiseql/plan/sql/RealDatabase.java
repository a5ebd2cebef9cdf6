package dev.fraiseql.plan.sql;

import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.Function;

/** An empty database of each kind, to try SQL on. */
final class RealDatabase implements AutoCloseable {
  private final Connection connection;

  private RealDatabase(Connection connection) {
    this.connection = connection;
  }

  static RealDatabase open(TestDatabase database) throws SQLException {
    return switch (database) {
      case POSTGRESQL -> new RealDatabase(DriverManager.getConnection(database.newDatabase()));
      case MYSQL, MARIADB -> {
        RealDatabase mysql = new RealDatabase(DriverManager.getConnection(database.newDatabase()));
        mysql.run("set sql_mode = 'NO_ENGINE_SUBSTITUTION'"); // as the engine's sessions have it
        yield mysql;
      }
      case SQLITE -> {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        // Named as the engine names its own; what they do is of no interest here.
        for (String name :
            new String[] {"fq_fold", "fq_decimal", "fq_float", "fq_regexp", "fq_several"}) {
          Function.create(
              connection,
              name,
              new Function() {
                @Override
                protected void xFunc() throws SQLException {
                  result(value_text(0));
                }
              });
        }
        for (String name : new String[] {"fq_sum", "fq_avg", "fq_min", "fq_max"}) {
          Function.create(connection, name, new NoAggregate());
        }
        yield new RealDatabase(connection);
      }
    };
  }

  /** An aggregate of any values, which is null. */
  private static final class NoAggregate extends Function.Aggregate {
    @Override
    protected void xStep() {}

    @Override
    protected void xFinal() throws SQLException {
      result();
    }
  }

  void run(String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\n")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  /** The values of the first column of a query, as texts. */
  List<String> query(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** Lets the database parse a statement and find its names and types. */
  void prepare(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.getMetaData(); // PostgreSQL's driver prepares nothing before it is asked
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
