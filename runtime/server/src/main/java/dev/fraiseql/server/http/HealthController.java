package dev.fraiseql.server.http;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.jdbc.BoundStatement;
import dev.fraiseql.engine.jdbc.ReadConnections;
import dev.fraiseql.engine.jdbc.ReadSession;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
  private static final BoundStatement ONE =
      new BoundStatement("select 1", List.of(), new Object[0], Long.MAX_VALUE, 0);

  private final ReadConnections connections;
  private final HttpMeters meters;

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

  private boolean databaseAnswers() {
    try (ReadSession session = connections.open(false, PATIENCE);
        ResultSet row = session.query(ONE, null)) {
      return row.next();
    } catch (RequestException | SQLException e) {
      LOG.warn("The database does not answer: {}", e.getMessage());
      return false;
    }
  }
}
