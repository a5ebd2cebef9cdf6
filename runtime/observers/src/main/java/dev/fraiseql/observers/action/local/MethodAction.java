package dev.fraiseql.observers.action.local;

import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.Action;
import dev.fraiseql.observers.action.ActionResult;

/** Calls a method of the author's. */
public final class MethodAction implements Action {
  private final CompiledObserver observer;
  private final String name;
  private final Object instance;

  /**
   * A method.
   *
   * @param name of the action
   * @param instance of the observer's class
   */
  public MethodAction(CompiledObserver observer, String name, Object instance) {
    this.observer = observer;
    this.name = name;
    this.instance = instance;
  }

  @Override
  public ActionResult perform(DeliveredEvent event, Runnable accepted) throws Exception {
    observer.handle(name, instance, event);
    return new ActionResult.Done();
  }

  @Override
  public boolean needsPlatformThread() {
    return true;
  }
}
