package dev.fraiseql.contract.event;

import org.jspecify.annotations.Nullable;

/** An observer class. Generated; stateless. */
public interface CompiledObserver {

  /** What it observes and does. */
  ObserverModel model();

  /** Whether a change of a row of its type, of a kind that it acts on, meets its condition. */
  default boolean matches(RowChange change) {
    return true;
  }

  /** The class. */
  Class<?> owner();

  /**
   * A new instance; null if the class has no constructor without parameters. Asked for only if
   * there is a method among the actions.
   */
  default @Nullable Object create() throws Exception {
    return null;
  }

  /**
   * Calls the author's method.
   *
   * @param action the name of the action
   * @param instance of {@link #owner}
   * @throws Exception what the method throws
   */
  default void handle(String action, Object instance, DeliveredEvent event) throws Exception {
    throw new IllegalArgumentException("no method " + action);
  }
}
