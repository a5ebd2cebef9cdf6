package dev.fraiseql.engine;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.jdbc.ReadConnections;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the tables of the types, for health checks. None is read, and the result is cached for
 * some seconds, because health checks come often. Thread-safe.
 */
public final class TableProbe {
  private static final Duration CACHED = Duration.ofSeconds(5);

  private final ReadConnections connections;
  private final List<Table> tables;
  private final LongSupplier nanoTime;
  private volatile @Nullable Result last;

  /** What was missing at a time. */
  private record Result(List<Table> missing, long nanos) {}

  TableProbe(ReadConnections connections, Model model, LongSupplier nanoTime) {
    this.connections = connections;
    this.nanoTime = nanoTime;
    Set<Table> all = new LinkedHashSet<>();
    model
        .types()
        .forEach(type -> {
          all.add(type.table());
          type.fields().stream()
              .filter(ToManyField.class::isInstance)
              .map(field -> ((ToManyField) field).through())
              .forEach(through -> {
                if (through != null) {
                  all.add(through.table());
                }
              });
        });
    tables = List.copyOf(all);
  }

  /**
   * The tables, views and join tables that do not exist.
   *
   * @throws SQLException if the database does not answer
   */
  public List<Table> missing() throws SQLException {
    Result known = last;
    long now = nanoTime.getAsLong();
    if (known != null && now - known.nanos() < CACHED.toNanos()) {
      return known.missing();
    }
    List<Table> missing = connections.missing(tables);
    last = new Result(missing, now);
    return missing;
  }
}
