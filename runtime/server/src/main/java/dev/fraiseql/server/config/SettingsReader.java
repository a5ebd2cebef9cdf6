package dev.fraiseql.server.config;

import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.server.config.ServerSettings.Endpoints;
import dev.fraiseql.server.config.ServerSettings.FlightOptions;
import dev.fraiseql.server.config.ServerSettings.ObserverOptions;
import io.micronaut.core.value.PropertyResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link ServerSettings} from the properties {@code fraiseql.*}. Each can also be an
 * environment variable: {@code fraiseql.http.port} is {@code FRAISEQL_HTTP_PORT}.
 */
public final class SettingsReader {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String ALL_ADDRESSES = "0.0.0.0";
  private static final Duration MIN_LEASE = Duration.ofSeconds(1);
  private static final Duration MIN_CONNECTION_TIMEOUT = Duration.ofMillis(250);

  /** Scheme, host and port, in the form in which browsers send them. */
  private static final Pattern ORIGIN =
      Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

  private final PropertyResolver properties;
  private final Function<String, @Nullable String> environment;

  /**
   * A reader.
   *
   * @param properties all properties, also those from the environment
   * @param environment returns environment variables. Secrets are read from it, because Micronaut
   *     replaces <code>${</code> in properties, which a password may contain
   */
  public SettingsReader(
      PropertyResolver properties, Function<String, @Nullable String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  /**
   * Reads and checks the settings.
   *
   * @throws StartFailure for the first one that is missing or wrong
   */
  public ServerSettings read() throws StartFailure {
    String token = secret("fraiseql.token");
    return new ServerSettings(
        new Endpoints(
            host(token),
            number("fraiseql.http.port", 8080, 0, 65_535),
            number("fraiseql.flight.port", 50_051, 0, 65_535)),
        engine(),
        token,
        origins(token),
        new FlightOptions(
            number("fraiseql.flight.parts", 4, 1, 64),
            positive("fraiseql.flight.load-timeout", Duration.ofHours(1))),
        observers(),
        duration("fraiseql.shutdown.timeout", Duration.ofSeconds(30)));
  }

  private EngineSettings engine() throws StartFailure {
    String url =
        text("fraiseql.database.url")
            .orElseThrow(() ->
                new StartFailure(
                    "No database is configured.",
                    "Set FRAISEQL_DATABASE_URL, for example to jdbc:sqlite:store.db or"
                        + " jdbc:postgresql://localhost/store."));
    return new EngineSettings(
        url,
        text("fraiseql.database.user").orElse(null),
        secret("fraiseql.database.password"),
        number("fraiseql.database.pool-size", 10, 1, 10_000),
        connectionTimeout(),
        limits(),
        trusted(),
        largeNumbersAsStrings(),
        schemaCheck());
  }

  private ObserverOptions observers() throws StartFailure {
    String topology = text("fraiseql.topology").orElse("embedded");
    if (!topology.equals("embedded")) {
      throw wrong("fraiseql.topology", topology, "embedded");
    }
    String name = "fraiseql.observers.lease";
    Duration lease = duration(name, Duration.ofSeconds(10));
    if (lease.compareTo(MIN_LEASE) < 0) {
      throw wrong(name, text(name).orElse(""), "a duration of at least 1s such as 10s");
    }
    return new ObserverOptions(lease, duration("fraiseql.observers.retention", Duration.ofDays(7)));
  }

  private SchemaCheck schemaCheck() throws StartFailure {
    String name = "fraiseql.schema.check";
    String text = text(name).orElse("error");
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "error" -> SchemaCheck.ERROR;
      case "warn" -> SchemaCheck.WARN;
      case "off" -> SchemaCheck.OFF;
      default -> throw wrong(name, text, "error, warn or off");
    };
  }

  private TrustedDocuments trusted() throws StartFailure {
    return choice("fraiseql.trusted-documents", "only", "off")
        ? TrustedDocuments.ONLY
        : TrustedDocuments.OFF;
  }

  private boolean largeNumbersAsStrings() throws StartFailure {
    return choice("fraiseql.http.large-numbers", "string", "number");
  }

  /** Whether the first of two words is set; the second is the default. */
  private boolean choice(String name, String first, String second) throws StartFailure {
    String text = text(name).orElse(second);
    if (text.equalsIgnoreCase(first)) {
      return true;
    }
    if (text.equalsIgnoreCase(second)) {
      return false;
    }
    throw wrong(name, text, first + " or " + second);
  }

  private Duration connectionTimeout() throws StartFailure {
    String name = "fraiseql.database.connection-timeout";
    Duration timeout = duration(name, EngineSettings.CONNECTION_TIMEOUT);
    if (timeout.compareTo(MIN_CONNECTION_TIMEOUT) < 0) {
      throw wrong(name, text(name).orElse(""), "a duration of 250ms or more");
    }
    return timeout;
  }

  /** The origins of web pages that may send requests; without a token, not those of any page. */
  private List<String> origins(@Nullable String token) throws StartFailure {
    String name = "fraiseql.cors.origins";
    List<String> origins = new ArrayList<>();
    for (String part : text(name).orElse("").split(",", -1)) {
      String origin = part.strip();
      if (origin.equals("*") && token == null) {
        throw new StartFailure(
            "Without a token, FRAISEQL_CORS_ORIGINS='*' opens the database to every web page that a"
                + " user of this machine visits.",
            "Set FRAISEQL_TOKEN, or list the origins.");
      }
      if (!origin.isEmpty() && !origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
        throw wrong(name, origin, "origins such as https://app.example.com, separated by commas");
      }
      if (!origin.isEmpty()) {
        origins.add(origin);
      }
    }
    return origins;
  }

  private Limits limits() throws StartFailure {
    Limits standard = Limits.DEFAULT;
    return new Limits(
        number("fraiseql.limits.depth", standard.depth(), 1, 1_000),
        number("fraiseql.limits.aliases", standard.aliases(), 0, 1_000_000),
        number("fraiseql.limits.introspection", standard.introspection(), 0, 1_000),
        whole("fraiseql.limits.cost", standard.cost(), 1, Long.MAX_VALUE),
        number("fraiseql.limits.batch", standard.batch(), 0, 10_000),
        number("fraiseql.limits.page-size", standard.pageSize(), 1, Integer.MAX_VALUE),
        number("fraiseql.limits.body-bytes", standard.bodyBytes(), 1, Integer.MAX_VALUE),
        positive("fraiseql.limits.timeout", standard.timeout()));
  }

  /** The address to bind: without a token, only the loopback address is allowed. */
  private String host(@Nullable String token) throws StartFailure {
    Optional<String> host = text("fraiseql.host");
    if (token != null) {
      return host.orElse(ALL_ADDRESSES);
    }
    if (host.isPresent() && !isLoopback(host.get())) {
      throw new StartFailure(
          "Without a token the server is open to whoever reaches it, so it does not listen on %s."
              .formatted(host.get()),
          "Set FRAISEQL_TOKEN, or leave FRAISEQL_HOST unset.");
    }
    return host.orElse(LOOPBACK);
  }

  private static boolean isLoopback(String host) throws StartFailure {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new StartFailure(
          "FRAISEQL_HOST is '" + host + "', which names no address.",
          "Set it to an address of this machine.",
          e);
    }
  }

  private int number(String name, int standard, int min, int max) throws StartFailure {
    return Math.toIntExact(whole(name, standard, min, max));
  }

  private long whole(String name, long standard, long min, long max) throws StartFailure {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return standard;
    }
    try {
      long number = Long.parseLong(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    throw wrong(name, text.get(), "a number from " + min + " to " + max);
  }

  private Duration duration(String name, Duration standard) throws StartFailure {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return standard;
    }
    return properties
        .getProperty(name, Duration.class)
        .filter(duration -> !duration.isNegative())
        .orElseThrow(() -> wrong(name, text.get(), "a duration such as 30s or 500ms"));
  }

  private Duration positive(String name, Duration standard) throws StartFailure {
    Duration duration = duration(name, standard);
    if (duration.isZero()) {
      throw wrong(name, text(name).orElse(""), "a duration above zero such as 30s or 500ms");
    }
    return duration;
  }

  /**
   * The value of a property that an application chooses itself; null if it has none. A variable of
   * the environment with <code>${</code> is taken as it is.
   */
  public @Nullable String reference(String name) {
    String raw = environment.apply(SettingNames.variable(name));
    return raw != null && raw.contains("${")
        ? raw
        : properties.getProperty(name, String.class).filter(text -> !text.isBlank()).orElse(raw);
  }

  private @Nullable String secret(String name) {
    String raw = environment.apply(SettingNames.variable(name));
    return raw != null && !raw.isBlank() ? raw : text(name).orElse(null);
  }

  private Optional<String> text(String name) {
    if (!SettingNames.ALL.contains(name)) {
      throw new IllegalArgumentException(name + " is missing from SettingNames");
    }
    return properties.getProperty(name, String.class).filter(text -> !text.isBlank());
  }

  private static StartFailure wrong(String name, String value, String expected) {
    return new StartFailure(
        "%s is '%s'.".formatted(SettingNames.variable(name), value), "Set it to " + expected + '.');
  }
}
