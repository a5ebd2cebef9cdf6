package dev.fraiseql.server.config;

import dev.fraiseql.engine.EngineSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a server.
 *
 * @param endpoints the addresses to listen on
 * @param engine the database and the limits
 * @param token the bearer token that callers must send; null for no authentication
 * @param corsOrigins the origins of web pages that may send requests; {@code *} for all, empty for
 *     none but the server's own
 * @param flight settings of Flight
 * @param observers settings of observers
 * @param drain the timeout for running requests when the server stops
 */
public record ServerSettings(
    Endpoints endpoints,
    EngineSettings engine,
    @Nullable String token,
    List<String> corsOrigins,
    FlightOptions flight,
    ObserverOptions observers,
    Duration drain) {
  public ServerSettings {
    corsOrigins = List.copyOf(corsOrigins);
  }

  /**
   * Settings of Flight.
   *
   * @param parts the maximum of parts of an export
   * @param loadTimeout after which a load is stopped that has not ended
   */
  public record FlightOptions(int parts, Duration loadTimeout) {}

  /**
   * Settings of observers.
   *
   * @param lease for which time a node that delivers and does not answer is waited for
   * @param retention for which time entries of the outbox are kept that are settled
   */
  public record ObserverOptions(Duration lease, Duration retention) {}

  /**
   * The addresses to listen on.
   *
   * @param host the address to bind
   * @param httpPort 0 for any free port
   * @param flightPort 0 for any free port
   */
  public record Endpoints(String host, int httpPort, int flightPort) {

    /** The host for URLs that this machine can open. */
    public String shownHost() {
      String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
      return shown.contains(":") ? '[' + shown + ']' : shown;
    }
  }

  /** Omits secrets. */
  @Override
  public String toString() {
    return "ServerSettings[" + endpoints + ", token " + (token == null ? "not set" : "set") + "]";
  }
}
