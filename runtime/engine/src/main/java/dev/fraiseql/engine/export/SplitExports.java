package dev.fraiseql.engine.export;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.jdbc.ExportedSnapshots;
import dev.fraiseql.jdbc.ExportedSnapshots.Held;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.StatisticsDialect;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Splits the export of a large table into ranges of its key, to be fetched in parallel: together
 * they give every row once, because all of them read one snapshot. Needs a database that exports
 * snapshots and keeps statistics, and a key that begins with a whole number or a UUID. Used by many
 * threads at once.
 */
public final class SplitExports {
  /** For an estimate. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final FraiseEngine engine;
  private final ExportedSnapshots snapshots;
  private final Limits limits;
  private final ExportBinder binder;
  private final @Nullable StatisticsDialect statistics;

  /**
   * When an export is split, and into how many parts.
   *
   * @param fromRows how many rows a table must have, by the database's own estimate
   * @param parts the maximum number of parts; 1 for no splits
   */
  public record Limits(long fromRows, int parts) {}

  /**
   * An export in parts.
   *
   * @param snapshot the name of the snapshot that all of them read
   * @param expires until when each has to begin
   * @param parts the exports, each to be read from that snapshot
   */
  public record Split(String snapshot, Instant expires, List<ExportRequest> parts) {
    public Split {
      parts = List.copyOf(parts);
    }
  }

  /** Splits of an engine's exports. */
  public SplitExports(FraiseEngine engine, ExportedSnapshots snapshots, Limits limits) {
    this.engine = engine;
    this.snapshots = snapshots;
    this.limits = limits;
    binder = new ExportBinder(engine.model());
    statistics = Dialects.of(engine.database()).statistics().orElse(null);
  }

  /**
   * About how many rows an export has, if it has all rows of its table and the database keeps
   * statistics.
   *
   * @throws RequestException BAD_USER_INPUT as by {@link ExportBinder#bind}
   */
  public OptionalLong estimatedRows(ExportRequest request) {
    TypeModel type = binder.bind(request).type();
    if (statistics == null || !request.where().isBlank() || request.after() != null) {
      return OptionalLong.empty();
    }
    try (ReadSession session = engine.connections().open(false, TIMEOUT)) {
      long rows = new TableSample(statistics, type.table()).estimatedRows(session);
      return rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows);
    } catch (SQLException | RequestException e) {
      return OptionalLong.empty(); // the estimate is optional for the caller
    }
  }

  /**
   * The parts of an export; empty if it is to be fetched as one: because the table is small, its
   * rows are wanted in an order, the maximum of snapshots is held, or its database or its key
   * cannot be split.
   */
  public Optional<Split> split(ExportRequest request) {
    if (statistics == null || limits.parts() < 2 || request.inKeyOrder()) {
      return Optional.empty();
    }
    TypeModel type = binder.bind(request).type();
    @Nullable Column key = type.key().isEmpty() ? null : type.key().getFirst().column();
    if (key == null || !divides(key)) {
      return Optional.empty();
    }
    TableSample sample = new TableSample(statistics, type.table());
    return snapshots
        .hold(session -> bounds(sample, session, key))
        .map(held -> new Split(held.name(), held.expires(), parts(request, key, held)));
  }

  /** Not texts: how their bounds compare depends on their collation. */
  private static boolean divides(Column key) {
    Scalar scalar = key.type().scalar();
    return key.isDefaultForm()
        && !key.type().list()
        && (scalar.isInteger() || scalar == Scalar.UUID);
  }

  /** Where the parts begin, except for the first; empty if the table is too small to be split. */
  private List<String> bounds(TableSample sample, ReadSession session, Column key)
      throws SQLException {
    long rows = sample.estimatedRows(session);
    return rows < limits.fromRows() ? List.of() : sample.bounds(session, key, limits.parts(), rows);
  }

  private static List<ExportRequest> parts(
      ExportRequest request, Column key, Held<List<String>> held) {
    String name = '"' + key.name().replace("\"", "\"\"") + '"';
    List<String> bounds = held.found();
    List<ExportRequest> parts = new ArrayList<>();
    for (int part = 0; part <= bounds.size(); part++) {
      List<String> conditions = new ArrayList<>();
      if (!request.where().isBlank()) {
        conditions.add('(' + request.where() + ')');
      }
      if (part > 0) {
        conditions.add(name + " >= " + bounds.get(part - 1));
      }
      if (part < bounds.size()) {
        conditions.add(name + " < " + bounds.get(part));
      }
      parts.add(request.with(String.join(" and ", conditions)));
    }
    return parts;
  }
}
