package dev.fraiseql.server;

import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaMismatchException;
import dev.fraiseql.engine.StartException;
import dev.fraiseql.engine.TableProbe;
import dev.fraiseql.engine.graphql.GraphQlService;
import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.engine.security.CallerResolver;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.engine.security.StaticTokenCallerResolver;
import dev.fraiseql.flight.FlightService;
import dev.fraiseql.flight.FlightSettings;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.observers.admin.Administration;
import dev.fraiseql.server.config.ServerSettings;
import dev.fraiseql.server.config.SettingNames;
import dev.fraiseql.server.config.SettingsReader;
import dev.fraiseql.server.config.StartFailure;
import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.RequestMeters;
import dev.fraiseql.server.metrics.ServerMeters;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts a server: from reading the settings to listening. If a step fails, everything that was
 * opened before is closed.
 */
final class Startup {
  private final long began = System.nanoTime();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private Startup() {}

  /**
   * Starts a server.
   *
   * @param properties take precedence over all other sources of properties
   * @param args the command line, which takes precedence over the environment
   */
  static RunningServer run(Map<String, Object> properties, String[] args) throws StartFailure {
    Startup startup = new Startup();
    try {
      return startup.steps(properties, args);
    } catch (StartException e) {
      startup.undo();
      throw new StartFailure(String.valueOf(e.getMessage()), remedy(e), e);
    } catch (SchemaMismatchException e) {
      startup.undo();
      throw StartFailure.ofReport(
          e.getMessage()
              + "\nOr set FRAISEQL_SCHEMA_CHECK=warn to start in spite of wrong or failing requests.",
          e);
    } catch (StartFailure | RuntimeException | Error e) {
      startup.undo();
      throw e;
    }
  }

  /** The settings to check: the engine does not know their names. */
  private static String remedy(StartException e) {
    return e.getCause() instanceof DatabaseOpenException
        ? "Check FRAISEQL_DATABASE_URL, FRAISEQL_DATABASE_USER and FRAISEQL_DATABASE_PASSWORD."
        : "";
  }

  private RunningServer steps(Map<String, Object> properties, String[] args) throws StartFailure {
    JvmFlags.check();
    JvmFlags.disableArrowChecks();
    ApplicationContext context = context(properties, args);
    List<String> names = new ArrayList<>();
    context.getEnvironment().getPropertySources().forEach(source -> source.forEach(names::add));
    SettingNames.check(names);
    SettingsReader reader = new SettingsReader(context.getEnvironment(), System::getenv);
    ServerSettings settings = reader.read();
    List<TypeCatalog> catalogs = CatalogLoader.load(Thread.currentThread().getContextClassLoader());
    FraiseEngine engine =
        open(
            FraiseEngine.open(
                settings.engine(), catalogs, type -> context.findBean(type).orElse(null)));
    ServerMeters meters = open(new ServerMeters(engine.connections().gauges()));
    CallerResolver callers = callers(settings);
    FlightService flight = open(flight(settings, engine, meters, callers));
    context.registerSingleton(FraiseEngine.class, engine);
    RunningObservers observers =
        open(new RunningObservers(engine, settings, reader, meters.registry()));
    context.registerSingleton(Administration.class, observers.administration());
    context.registerSingleton(GraphQlService.class, engine.graphql());
    context.registerSingleton(ReadConnections.class, engine.connections());
    context.registerSingleton(TableProbe.class, engine.tables());
    EmbeddedServer http = http(context, engine, settings, meters, callers);
    observers.start(type -> context.findBean(type).orElse(null));
    return new RunningServer(
        settings,
        new RunningServer.Parts(engine, meters, http, flight, observers),
        Duration.ofNanos(System.nanoTime() - began));
  }

  /** Micronaut's context, not started yet: only its properties are loaded. */
  private ApplicationContext context(Map<String, Object> properties, String[] args) {
    ApplicationContext context =
        open(
            ApplicationContext.builder()
                .args(args)
                .properties(properties)
                .deduceEnvironment(false)
                .banner(false)
                .build());
    context.getEnvironment().start();
    return context;
  }

  private static FlightService flight(
      ServerSettings settings, FraiseEngine engine, ServerMeters meters, CallerResolver callers)
      throws StartFailure {
    ServerSettings.Endpoints endpoints = settings.endpoints();
    // A stream holds a connection until it ends; HTTP must have some left.
    int streams = Math.max(1, settings.engine().poolSize() / 2);
    try {
      return FlightService.start(
          new FlightSettings(
                  endpoints.host(),
                  endpoints.flightPort(),
                  streams,
                  settings.engine().limits().bodyBytes(),
                  settings.flight().parts())
              .withLoads(
                  new FlightSettings.Loads(
                      FlightSettings.Loads.DEFAULT.maxBatchBytes(),
                      settings.flight().loadTimeout())),
          engine,
          callers,
          meters.registry());
    } catch (IOException e) {
      throw new StartFailure(
          "Flight cannot listen on port %s of %s: %s."
              .formatted(endpoints.flightPort(), endpoints.host(), rootMessage(e)),
          "Set FRAISEQL_FLIGHT_PORT to a free port, or stop the program that has this one.",
          e);
    }
  }

  private static EmbeddedServer http(
      ApplicationContext context,
      FraiseEngine engine,
      ServerSettings settings,
      ServerMeters meters,
      CallerResolver callers)
      throws StartFailure {
    ServerSettings.Endpoints endpoints = settings.endpoints();
    context
        .getEnvironment()
        .addPropertySource(PropertySource.of("fraiseql", httpProperties(settings)));
    context.registerSingleton(CallerResolver.class, callers);
    context.registerSingleton(Limits.class, settings.engine().limits());
    context.registerSingleton(PrometheusMeterRegistry.class, meters.registry());
    context.registerSingleton(RequestMeters.class, new RequestMeters(meters.registry()));
    context.registerSingleton(HttpMeters.class, new HttpMeters(meters.registry()));
    try {
      context.start();
      engine.createInstances();
      return context.getBean(EmbeddedServer.class).start();
    } catch (ServerStartupException e) {
      throw new StartFailure(
          "HTTP cannot listen on port %s of %s: %s."
              .formatted(endpoints.httpPort(), endpoints.host(), rootMessage(e)),
          "Set FRAISEQL_HTTP_PORT to a free port, or stop the program that has this one.",
          e);
    }
  }

  /** The settings in the form in which Micronaut and the controllers' conditions read them. */
  private static Map<String, Object> httpProperties(ServerSettings settings) {
    Limits limits = settings.engine().limits();
    // An introspection query is not a trusted document.
    boolean introspection =
        settings.engine().trusted() == TrustedDocuments.OFF && limits.introspection() > 0;
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.server.host", settings.endpoints().host());
    properties.put("micronaut.server.port", settings.endpoints().httpPort());
    properties.put("micronaut.server.max-request-size", limits.bodyBytes());
    properties.put("fraiseql.introspection", introspection ? "on" : "off");
    if (!settings.corsOrigins().isEmpty()) {
      String cors = "micronaut.server.cors.";
      String pages = cors + "configurations.fraiseql.";
      properties.put(cors + "enabled", true);
      // Without a token, no settings allow all origins.
      properties.put(cors + "localhost-pass-through", true);
      if (!settings.corsOrigins().contains("*")) {
        properties.put(pages + "allowed-origins", settings.corsOrigins()); // all by default
      }
      properties.put(pages + "allowed-methods", List.of("GET", "HEAD", "POST"));
      properties.put(pages + "exposed-headers", List.of("ETag", "FraiseQL-Cost", "Retry-After"));
      // A token is sent in a header by the page's own code, and is no credential of the browser.
      properties.put(pages + "allow-credentials", false);
      properties.put(pages + "max-age", 3600);
    }
    return properties;
  }

  private static CallerResolver callers(ServerSettings settings) {
    String token = settings.token();
    return token == null ? new OpenCallerResolver() : new StaticTokenCallerResolver(token);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private <T extends AutoCloseable> T open(T part) {
    opened.push(part);
    return part;
  }

  private void undo() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        // The failure of the start is reported instead.
      }
    }
  }
}
