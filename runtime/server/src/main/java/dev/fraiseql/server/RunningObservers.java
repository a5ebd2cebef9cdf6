package dev.fraiseql.server;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.write.TimeOrderedIds;
import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.observers.action.policy.RetryDelays;
import dev.fraiseql.observers.action.policy.RunningAction;
import dev.fraiseql.observers.action.setup.ActionFactory;
import dev.fraiseql.observers.action.setup.ActionResources;
import dev.fraiseql.observers.action.setup.ObserverConfigurationException;
import dev.fraiseql.observers.admin.Administration;
import dev.fraiseql.observers.admin.ObserverGauges;
import dev.fraiseql.observers.dispatch.Observers;
import dev.fraiseql.observers.dispatch.Target;
import dev.fraiseql.observers.log.EventLog;
import dev.fraiseql.server.config.ServerSettings;
import dev.fraiseql.server.config.SettingsReader;
import dev.fraiseql.server.config.StartFailure;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The observers of a server: their connections, actions and deliveries. */
final class RunningObservers implements AutoCloseable {
  /** The connections beside one for each action: those of the log, the lease and the operator. */
  private static final int OTHER_CONNECTIONS = 4;

  private static final int MOST_CONNECTIONS = 12;

  private final FraiseEngine engine;
  private final ServerSettings settings;
  private final MeterRegistry registry;
  private final SettingsReader properties;
  private final ControlConnections connections;
  private final Administration administration;
  private final Deque<Runnable> opened = new ArrayDeque<>();

  /** Opens what they need. Nothing is delivered before {@link #start}. */
  RunningObservers(
      FraiseEngine engine,
      ServerSettings settings,
      SettingsReader properties,
      MeterRegistry registry) {
    this.engine = engine;
    this.settings = settings;
    this.properties = properties;
    this.registry = registry;
    int actions = engine.observers().stream().mapToInt(each -> each.model().actions().size()).sum();
    connections =
        engine.openControlConnections(Math.min(actions + OTHER_CONNECTIONS, MOST_CONNECTIONS));
    opened.push(connections::close);
    administration =
        new Administration(
            connections,
            engine.observers().stream().map(CompiledObserver::model).toList(),
            Clock.systemUTC());
  }

  /** What operators see and do. */
  Administration administration() {
    return administration;
  }

  /**
   * Begins to deliver.
   *
   * @param instances of the author's classes, if the application has made them
   * @throws StartFailure if an action is not configured rightly, or the tables cannot be used
   */
  void start(Function<Class<?>, @Nullable Object> instances) throws StartFailure {
    if (engine.observers().isEmpty()) {
      return;
    }
    TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
    try {
      List<Target> targets = targets(instances);
      Observers observers =
          Observers.start(
              new Observers.Settings(
                  node(),
                  settings.observers().lease(),
                  settings.observers().retention(),
                  settings.drain(),
                  EventLog.Settings.DEFAULT),
              targets,
              new Observers.Environment(
                  connections,
                  registry,
                  Clock.systemUTC(),
                  System::nanoTime,
                  () -> ids.next().toString()));
      opened.push(observers::close);
      engine.onCommit(observers::wake);
      ObserverGauges.bind(registry, administration, observers::isLeader, System::nanoTime);
    } catch (ObserverConfigurationException e) {
      throw StartFailure.ofReport(
          "The observers are not configured:\n" + String.join("\n", e.problems()), e);
    } catch (SQLException e) {
      throw new StartFailure(
          "The tables of the observers cannot be used: " + e.getMessage() + ".",
          "Grant SELECT, INSERT, UPDATE and DELETE on fq_outbox, fq_lease, fq_observer, fq_delivery,"
              + " fq_unsettled and fq_dead_letter to the user of the connection.",
          e);
    }
  }

  private List<Target> targets(Function<Class<?>, @Nullable Object> instances) {
    ActionFactory factory =
        new ActionFactory(
            new ActionResources(
                properties::reference,
                instances,
                connections.source(),
                InetAddress::getAllByName,
                registry,
                Clock.systemUTC(),
                System::nanoTime));
    opened.push(factory::close);
    RetryDelays delays = new RetryDelays(new Random());
    List<Target> targets = new ArrayList<>();
    for (RunningAction action : factory.create(engine.observers())) {
      targets.add(target(action, delays));
    }
    return targets;
  }

  private Target target(RunningAction action, RetryDelays delays) {
    CompiledObserver observer =
        engine.observers().stream()
            .filter(each -> each.model().name().equals(action.observer()))
            .findFirst()
            .orElseThrow();
    ActionModel model =
        observer.model().actions().stream()
            .filter(each -> each.name().equals(action.name()))
            .findFirst()
            .orElseThrow();
    return new Target(
        observer,
        model,
        action::run,
        (attempts, age, least) -> delays.next(model.policy().retry(), attempts, age, least));
  }

  /** A name that no other process has, not even a later one on the same machine. */
  private static String node() {
    return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      opened.pop().run();
    }
  }
}
