package dev.fraiseql.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.jdbc.incident.Incidents;
import java.sql.SQLException;

/** Turns failures into what the caller is told, which is nothing that the database said. */
final class FailureReporter {
  private final RuntimeDialect dialect;
  private final HikariDataSource pool;
  private final Incidents incidents;

  FailureReporter(RuntimeDialect dialect, HikariDataSource pool, Incidents incidents) {
    this.dialect = dialect;
    this.pool = pool;
    this.incidents = incidents;
  }

  /** Reports a failed statement. */
  RequestException report(SQLException failure) {
    return switch (dialect.classify(failure)) {
      case STOPPED ->
          new RequestException(ErrorCode.TIMEOUT, "The query was stopped by the database.");
      case BAD_PATTERN ->
          new RequestException(
              ErrorCode.BAD_USER_INPUT, "A regular expression of the request cannot be read.");
      case COSTLY_PATTERN ->
          new RequestException(
              ErrorCode.LIMIT_EXCEEDED, "A regular expression of the request takes too long.");
      case LOCKED ->
          new RequestException(
              ErrorCode.TIMEOUT, "The database is busy: a lock was not released in time.");
      case LOST -> {
        // Whatever ended this connection has ended others as well: a server that restarts, a
        // network that is cut. The next requests get new ones, and no failures of their own.
        pool.getHikariPoolMXBean().softEvictConnections();
        yield incidents.report("The connection to the database was lost", failure);
      }
      case OUTDATED -> {
        // It would fail again on this connection, and on each that has prepared the same.
        pool.getHikariPoolMXBean().softEvictConnections();
        yield incidents.report("A table has changed since a statement was prepared", failure);
      }
      case SEVERAL_ROWS ->
          incidents.report(
              "A relation in orderBy leads to several rows where it should lead to one: the"
                  + " declared key of its type is not unique. The columns of the key are in the"
                  + " subquery of the statement's ORDER BY. Remove duplicate rows and add a primary"
                  + " key or unique index, or mark with @Id the fields that are unique together",
              failure);
      case INTERNAL -> incidents.report("The database failed", failure);
    };
  }

  /** Reports that no connection is to be had. */
  RequestException reportNoConnection(SQLException failure) {
    return incidents.report("No connection to the database", failure);
  }

  /** Reports a field that has no value where there is no null to put in its place. */
  RequestException report(FieldError error) {
    String place = String.join(".", error.path().stream().map(String::valueOf).toList());
    RequestException reported = incidents.reportField(error, place);
    return new RequestException(reported.code(), place + ": " + reported.getMessage())
        .loggedAs(String.valueOf(reported.correlationId()));
  }
}
