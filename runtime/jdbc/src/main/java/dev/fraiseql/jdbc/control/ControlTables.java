package dev.fraiseql.jdbc.control;

import dev.fraiseql.annotations.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Creates and upgrades the control tables by the migrations in this package's resources. Several
 * nodes may do so at once, and a migration never breaks a node of the version before: it adds, or
 * drops indexes.
 */
public final class ControlTables {
  /** Where the applied migrations are recorded. */
  private static final String HISTORY = "fq_migrations";

  /** The version of the last migration. */
  private static final String VERSION = "3";

  /** Needs the rights that entries need, and writes nothing. */
  private static final String WRITE_NO_ENTRY =
      "insert into fq_outbox (event_id, entity_type, entity_key, partition_no, operation, changed,"
          + " schema_version, created_at) select event_id, entity_type, entity_key, partition_no,"
          + " operation, changed, schema_version, created_at from fq_outbox where 1 = 0";

  /** The class of SQLSTATE for statements that may not run. */
  private static final String ACCESS_RULE = "42";

  private ControlTables() {}

  /**
   * Brings the tables to the version of this release.
   *
   * @param source connections whose user may create tables
   * @throws FlywayException if they cannot be created
   */
  public static void migrate(Database database, DataSource source) {
    Flyway.configure(ControlTables.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:dev/fraiseql/jdbc/control/" + database.option())
        .table(HISTORY)
        // The application has tables of its own in the same schema.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        // A newer node may have upgraded the tables already.
        .ignoreMigrationPatterns("*:future")
        .load()
        .migrate();
  }

  /** Whether the tables have the version of this release. */
  public static boolean areCurrent(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select 1 from " + HISTORY + " where version = '" + VERSION + "' and success")) {
      return found.next();
    } catch (SQLException e) {
      return false; // there is no such table yet
    }
  }

  /** Whether the user may read and write the outbox; true if it cannot be told now. */
  public static boolean mayWriteOutbox(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(WRITE_NO_ENTRY);
      return true;
    } catch (SQLException e) {
      return !String.valueOf(e.getSQLState()).startsWith(ACCESS_RULE);
    }
  }
}
