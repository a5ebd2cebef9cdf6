package dev.fraiseql.observers.action.setup;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.observers.action.http.HttpCaller;
import dev.fraiseql.observers.action.http.HttpSettings;
import dev.fraiseql.observers.action.policy.Circuits;
import dev.fraiseql.observers.action.policy.RunningAction;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Creates the actions of observers, which share connections, circuits and threads. */
public final class ActionFactory implements AutoCloseable {
  private final ActionResources resources;
  private final ExecutorService virtual =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("observer-", 0).factory());
  private final ExecutorService platform =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("observer-method-", 0).factory());
  private final RunningAction.Environment environment;
  private final boolean allowPrivate;
  private final HttpCaller caller;

  /**
   * A factory.
   *
   * @throws ObserverConfigurationException if a setting of all actions is invalid
   */
  public ActionFactory(ActionResources resources) {
    this.resources = resources;
    Problems problems = new Problems();
    HttpSettings settings = settings(problems);
    problems.throwIfAny();
    this.allowPrivate = settings.allowPrivate();
    this.caller = new HttpCaller(settings, resources.clock(), platform);
    this.environment =
        new RunningAction.Environment(
            virtual,
            platform,
            new Circuits(resources.nanos(), resources.metrics()),
            resources.metrics(),
            resources.nanos());
  }

  private HttpSettings settings(Problems problems) {
    Boolean allowed = problems.check(HttpSettings.ALLOW_PRIVATE, this::readAllowPrivate);
    String proxy = resources.properties().apply(HttpSettings.PROXY);
    URI url =
        proxy == null
            ? null
            : problems.check(HttpSettings.PROXY, () -> HttpSettings.readProxy(proxy));
    return new HttpSettings(Boolean.TRUE.equals(allowed), url, resources.resolver());
  }

  private Boolean readAllowPrivate() {
    String value = resources.properties().apply(HttpSettings.ALLOW_PRIVATE);
    return switch (value) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("it is true or false. Write one of them.");
    };
  }

  /**
   * The actions of observers, in their order.
   *
   * @throws ObserverConfigurationException names everything that is wrong with any of them
   */
  public List<RunningAction> create(Collection<? extends CompiledObserver> observers) {
    Problems problems = new Problems();
    Set<String> names = new HashSet<>();
    List<RunningAction.Definition> definitions = new ArrayList<>();
    for (CompiledObserver observer : observers) {
      String name = observer.model().name();
      if (!names.add(name)) {
        problems.add(
            "observer " + name,
            "another one has the same name. Give each its own, @Observer(name = ...).");
      }
      ActionReader reader = reader(observer, problems);
      for (ActionModel model : observer.model().actions()) {
        RunningAction.Definition definition = reader.read(model);
        if (definition != null) {
          definitions.add(definition);
        }
      }
    }
    problems.throwIfAny();
    return definitions.stream().map(this::running).toList();
  }

  /**
   * One action.
   *
   * @throws ObserverConfigurationException names everything that is wrong with it
   */
  public RunningAction create(CompiledObserver observer, ActionModel model) {
    Problems problems = new Problems();
    RunningAction.Definition definition = reader(observer, problems).read(model);
    problems.throwIfAny();
    return running(Objects.requireNonNull(definition));
  }

  private ActionReader reader(CompiledObserver observer, Problems problems) {
    return new ActionReader(observer, new ReaderContext(resources, caller, allowPrivate, problems));
  }

  private RunningAction running(RunningAction.Definition definition) {
    return new RunningAction(definition, environment);
  }

  /** Interrupts all attempts, and closes all connections. */
  @Override
  public void close() {
    virtual.shutdownNow();
    platform.shutdownNow();
    caller.close();
  }
}
