package dev.fraiseql.server.config;

import dev.fraiseql.engine.EngineSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator may set.
 *
 * @param endpoints where to listen
 * @param engine the database and the limits
 * @param token the bearer token that every caller must show; null if callers are not asked for one
 * @param flightParts into how many parts the export of a large table is divided at most
 * @param drain how long running requests may take to end when the server stops
 */
public record ServerSettings(
    Endpoints endpoints,
    EngineSettings engine,
    @Nullable String token,
    int flightParts,
    Duration drain) {

  /**
   * Where to listen.
   *
   * @param host the address to bind
   * @param httpPort 0 for any free one
   * @param flightPort 0 for any free one
   */
  public record Endpoints(String host, int httpPort, int flightPort) {

    /** The host as it stands in an address that this machine can open. */
    public String shownHost() {
      String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
      return shown.contains(":") ? '[' + shown + ']' : shown;
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "ServerSettings[" + endpoints + ", token " + (token == null ? "not set" : "set") + "]";
  }
}
