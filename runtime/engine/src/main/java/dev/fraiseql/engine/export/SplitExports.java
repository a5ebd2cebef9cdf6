package dev.fraiseql.engine.export;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.HeldSnapshots;
import dev.fraiseql.jdbc.HeldSnapshots.Held;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.plan.sql.Dialects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Divides the export of a large table into ranges of its key, to be fetched side by side: together
 * they give what the whole gives, every row once, because all of them read one snapshot. On
 * PostgreSQL, for tables whose key begins with a whole number or a UUID. Used by many threads at
 * once.
 */
public final class SplitExports {
  /** So many rows of the table are looked at to find out how its keys are spread. */
  private static final double SAMPLED_ROWS = 30_000;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final FraiseEngine engine;
  private final HeldSnapshots snapshots;
  private final Limits limits;
  private final ExportBinder binder;

  /**
   * When and into how many an export is divided.
   *
   * @param fromRows how many rows a table must have, by the database's own estimate
   * @param parts how many parts there are at most; 1 for never
   */
  public record Limits(long fromRows, int parts) {}

  /**
   * An export in parts.
   *
   * @param snapshot the name of what all of them read
   * @param expires until when each has to be begun
   * @param parts what to ask for, each with that snapshot
   */
  public record Split(String snapshot, Instant expires, List<ExportRequest> parts) {
    public Split {
      parts = List.copyOf(parts);
    }
  }

  /** Splits of an engine's exports. */
  public SplitExports(FraiseEngine engine, HeldSnapshots snapshots, Limits limits) {
    this.engine = engine;
    this.snapshots = snapshots;
    this.limits = limits;
    binder = new ExportBinder(engine.model());
  }

  /**
   * About how many rows a table has, if the database keeps count and no row is left out.
   *
   * @throws RequestException BAD_USER_INPUT as by {@link ExportBinder#bind}
   */
  public OptionalLong estimatedRows(ExportRequest request) {
    TypeModel type = binder.bind(request).type();
    if (engine.database() != Database.POSTGRESQL
        || !request.where().isBlank()
        || request.after() != null) {
      return OptionalLong.empty();
    }
    try (ReadSession session = engine.connections().open(false, PATIENCE)) {
      long rows = estimatedRows(session, type);
      return rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows);
    } catch (SQLException | RequestException e) {
      return OptionalLong.empty(); // it is a courtesy
    }
  }

  /**
   * The parts of an export; empty if it had better be fetched as one: because the table is small,
   * its rows are wanted in an order, too many snapshots are held already, or its database or its
   * key are not of the kind.
   */
  public Optional<Split> split(ExportRequest request) {
    if (engine.database() != Database.POSTGRESQL || limits.parts() < 2 || request.inKeyOrder()) {
      return Optional.empty();
    }
    TypeModel type = binder.bind(request).type();
    @Nullable Column key = type.key().isEmpty() ? null : type.key().getFirst().column();
    if (key == null || !divides(key.type())) {
      return Optional.empty();
    }
    return snapshots
        .hold(session -> bounds(session, type, key))
        .map(held -> new Split(held.name(), held.expires(), parts(request, key, held)));
  }

  /** Texts are left out: how their bounds compare is a matter of their collation. */
  private static boolean divides(ValueType type) {
    return !type.list() && (type.scalar().isInteger() || type.scalar() == Scalar.UUID);
  }

  /**
   * The keys at which parts begin, but for the first, as the where of an export spells them; empty
   * if the table is not to be divided.
   */
  private List<String> bounds(ReadSession session, TypeModel type, Column key) throws SQLException {
    long rows = estimatedRows(session, type);
    if (rows < limits.fromRows()) {
      return List.of();
    }
    String quoted = Dialects.of(engine.database()).quote(key.name());
    String shares =
        IntStream.range(1, limits.parts())
            .mapToObj(part -> String.format(Locale.ROOT, "%.4f", (double) part / limits.parts()))
            .collect(Collectors.joining(", "));
    double percent = Math.clamp(100 * SAMPLED_ROWS / rows, 0.0001, 100);
    String sql =
        String.format(
            Locale.ROOT,
            "select distinct unnest(percentile_disc(array[%s]) within group (order by %s))"
                + " from %s tablesample system (%.4f) order by 1",
            shares,
            quoted,
            table(type),
            percent);
    List<String> bounds = new ArrayList<>();
    try (ResultSet row = session.query(BoundStatement.own(sql), null)) {
      while (row.next()) {
        String bound = row.getString(1);
        if (bound != null) {
          bounds.add(key.type().scalar() == Scalar.UUID ? "'" + bound + "'" : bound);
        }
      }
    }
    return bounds;
  }

  /** What the database believes; -1 if it does not know, or it is no table. */
  private long estimatedRows(ReadSession session, TypeModel type) throws SQLException {
    String sql =
        "select case when relkind in ('r', 'p', 'm') then reltuples::bigint else -1 end"
            + " from pg_class where oid = to_regclass('"
            + table(type).replace("'", "''")
            + "')";
    try (ResultSet row = session.query(BoundStatement.own(sql), null)) {
      return row.next() ? row.getLong(1) : -1;
    }
  }

  private String table(TypeModel type) {
    return engine.executor(type.name()).fragments().table();
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
