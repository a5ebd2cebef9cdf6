package dev.fraiseql.server.http;

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
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server can do its work: it is up if the database answers. Anybody may ask, so nothing
 * more is said.
 */
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {
  private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ReadConnections connections;
  private final HttpMeters meters;
  private final AtomicBoolean wasUp = new AtomicBoolean(true); // or the server had not started

  HealthController(ReadConnections connections, HttpMeters meters) {
    this.connections = connections;
    this.meters = meters;
  }

  /** 200 or 503. */
  @Get(produces = MediaType.ALL)
  HttpResponse<String> check() {
    boolean up = databaseAnswers();
    String word = up ? "UP" : "DOWN";
    HttpStatus status = up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    meters.answered(Endpoint.HEALTH, status.getCode());
    return HttpResponse.<String>status(status)
        .body("{\"status\":\"%s\",\"database\":\"%s\"}".formatted(word, word))
        .contentType(ResponseType.JSON.mediaType())
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Probes come every few seconds: only a change is worth a line in the log. */
  private boolean databaseAnswers() {
    try {
      connections.probe(PATIENCE);
      if (wasUp.compareAndSet(false, true)) {
        LOG.info("The database answers again");
      }
      return true;
    } catch (SQLException e) {
      if (wasUp.compareAndSet(true, false)) {
        LOG.error("The database does not answer: {}", oneLine(e));
      }
      return false;
    }
  }

  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }
}
