package dev.fraiseql.observers.action.local;

import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.Action;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.text.EventValues;
import dev.fraiseql.observers.action.text.Reason;
import dev.fraiseql.observers.action.text.Values;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs a statement in a transaction of its own. */
public final class SqlAction implements Action {
  /** Classes of SQLSTATE: connection, resources, intervention of an operator, system error. */
  private static final Set<String> ENDPOINT_FAILURES = Set.of("08", "53", "57", "58");

  private final SqlText statement;
  private final DataSource database;
  private final int timeoutSeconds;
  private volatile boolean inferred = true;

  /** A statement. */
  public SqlAction(SqlText statement, ActionPolicy policy, DataSource database) {
    this.statement = statement;
    this.database = database;
    this.timeoutSeconds = seconds(policy.timeout());
  }

  private static int seconds(Duration timeout) {
    return Math.toIntExact(Math.clamp(timeout.plusMillis(999).toSeconds(), 1, Integer.MAX_VALUE));
  }

  @Override
  public ActionResult perform(DeliveredEvent event, Runnable accepted) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(true); // one statement is one transaction
      try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
        prepared.setQueryTimeout(timeoutSeconds);
        bind(prepared, new EventValues(event));
        prepared.execute();
      }
      return new ActionResult.Done();
    } catch (SQLException e) {
      return new ActionResult.Failed(Reason.of("SQL: " + e.getMessage()), null, isOfEndpoint(e));
    }
  }

  private static boolean isOfEndpoint(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientConnectionException
        || e instanceof SQLNonTransientConnectionException
        || (state != null
            && state.length() == 5
            && ENDPOINT_FAILURES.contains(state.substring(0, 2)));
  }

  private void bind(PreparedStatement prepared, EventValues values) throws SQLException {
    int index = 0;
    for (String path : statement.paths()) {
      index++;
      Object value = bindable(values.at(path));
      if (value == null) {
        prepared.setNull(index, Types.NULL);
      } else {
        bind(prepared, index, value);
      }
    }
  }

  /** Lets the database infer the type, or the driver derive it from the value's class. */
  private void bind(PreparedStatement prepared, int index, Object value) throws SQLException {
    if (inferred) {
      try {
        prepared.setObject(index, value, Types.OTHER);
        return;
      } catch (SQLException _) {
        inferred = false; // this driver cannot
      }
    }
    prepared.setObject(
        index,
        value instanceof Instant time ? time.atOffset(ZoneOffset.UTC).toLocalDateTime() : value);
  }

  private static @Nullable Object bindable(@Nullable Object value) {
    return switch (value) {
      case Values.Json(String text) -> text;
      case BigDecimal number -> isLong(number) ? (Object) number.longValueExact() : number;
      case null -> null;
      default -> value;
    };
  }

  private static boolean isLong(BigDecimal number) {
    return number.scale() == 0 && number.unscaledValue().bitLength() < Long.SIZE;
  }

  @Override
  public boolean needsPlatformThread() {
    return true; // drivers with native code block the carrier of a virtual thread
  }
}
