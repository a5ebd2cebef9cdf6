package dev.fraiseql.server.http;

import dev.fraiseql.contract.model.Table;
import dev.fraiseql.engine.TableProbe;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.HttpMeters.Endpoint;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The health checks. The server is ready if the database responds and has the tables, and alive if
 * it can say so. They need no authentication, so they reveal nothing else.
 */
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {
  private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);

  /** So that a check takes less than a second. */
  private static final Duration TIMEOUT = Duration.ofMillis(900);

  private final ReadConnections connections;
  private final TableProbe tables;
  private final HttpMeters meters;
  private final AtomicBoolean wasUp =
      new AtomicBoolean(true); // otherwise the start would have failed

  HealthController(ReadConnections connections, TableProbe tables, HttpMeters meters) {
    this.connections = connections;
    this.tables = tables;
    this.meters = meters;
  }

  /** 200: the process responds, whatever its database does. */
  @Get(value = "/live", produces = MediaType.ALL)
  HttpResponse<String> live() {
    return respond(HttpStatus.OK, "{\"status\":\"UP\"}");
  }

  /** 200 if the database responds, else 503. */
  @Get(
      uris = {"/", "/ready"},
      produces = MediaType.ALL)
  HttpResponse<String> check() {
    boolean up = databaseResponds();
    String word = up ? "UP" : "DOWN";
    HttpStatus status = up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    return respond(status, "{\"status\":\"" + word + "\",\"database\":\"" + word + "\"}");
  }

  private HttpResponse<String> respond(HttpStatus status, String body) {
    meters.responded(Endpoint.HEALTH, status.getCode());
    return HttpResponse.<String>status(status)
        .body(body)
        .contentType(ResponseType.JSON.mediaType())
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Logs only changes, because probes arrive every few seconds. */
  private boolean databaseResponds() {
    try {
      connections.probe(TIMEOUT);
      List<Table> missing = tables.missing();
      if (!missing.isEmpty()) {
        if (wasUp.compareAndSet(true, false)) {
          LOG.error("The database lacks tables: {}", names(missing));
        }
        return false;
      }
      if (wasUp.compareAndSet(false, true)) {
        LOG.info("The database responds again");
      }
      return true;
    } catch (SQLException e) {
      if (wasUp.compareAndSet(true, false)) {
        LOG.error("The database does not respond: {}", oneLine(e));
      }
      return false;
    }
  }

  private static String names(List<Table> tables) {
    return tables.stream().map(Table::name).collect(Collectors.joining(", "));
  }

  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }
}
