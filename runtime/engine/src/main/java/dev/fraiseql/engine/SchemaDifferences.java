package dev.fraiseql.engine;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.schema.Difference;
import dev.fraiseql.jdbc.schema.SchemaComparison;
import dev.fraiseql.jdbc.schema.TriggerComparison;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the classes and the database differ. Each method reads the catalog anew, and throws a {@link
 * StartException} if it cannot be read.
 */
final class SchemaDifferences {
  private final Model model;
  private final RuntimeDialect dialect;
  private final ReadConnections connections;
  private final DatabaseAddress address;

  SchemaDifferences(
      Model model, RuntimeDialect dialect, ReadConnections connections, DatabaseAddress address) {
    this.model = model;
    this.dialect = dialect;
    this.connections = connections;
    this.address = address;
  }

  /** Those of tables, then those of triggers, by class. */
  List<Difference> all() {
    List<Difference> differences = new ArrayList<>(tables());
    differences.addAll(triggers());
    return differences;
  }

  /** Those of tables, by class. */
  List<Difference> tables() {
    SchemaComparison comparison = new SchemaComparison(model, sql(), dialect.schema());
    try {
      return comparison.differences(connections.catalog(comparison.request()));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Those of the triggers that capture changes, by class. */
  List<Difference> triggers() {
    TriggerComparison comparison = new TriggerComparison(model, sql());
    if (!comparison.isNeeded()) {
      return List.of();
    }
    try {
      return comparison.differences(connections.triggers());
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private SqlDialect sql() {
    return Dialects.of(dialect.database());
  }

  private StartException unreadable(SQLException failure) {
    return new StartException(
        "The catalog of the database "
            + address.shownUrl()
            + " cannot be read, SQLSTATE "
            + failure.getSQLState()
            + ". Grant the user access to it.",
        failure);
  }
}
