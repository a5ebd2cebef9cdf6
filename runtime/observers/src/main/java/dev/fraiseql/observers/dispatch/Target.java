package dev.fraiseql.observers.dispatch;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.store.Subscription;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One action of one observer, as events are delivered to it.
 *
 * @param observer whose condition events must meet
 * @param action what is done
 * @param attempt makes one attempt
 * @param retries decides when a failed attempt is repeated
 */
public record Target(
    CompiledObserver observer, ActionModel action, Attempt attempt, Retries retries) {

  /** Makes one attempt; blocks until it has ended. */
  @FunctionalInterface
  public interface Attempt {
    /** Makes it. */
    ActionResult run(DeliveredEvent event);
  }

  /** Decides when a failed attempt is repeated. */
  @FunctionalInterface
  public interface Retries {
    /**
     * The delay of the next attempt; null if there is none.
     *
     * @param attempts how many have failed
     * @param age the time since the first one
     * @param least the least delay that the receiver asks for; null if it does not
     */
    @Nullable Duration delay(int attempts, Duration age, @Nullable Duration least);
  }

  /** The name of the observer. */
  String observerName() {
    return observer.model().name();
  }

  /** Whether a subscription is that of the action. */
  boolean isOf(Subscription subscription) {
    return subscription.observer().equals(observerName())
        && subscription.action().equals(action.name());
  }

  /** The event as it is delivered. */
  DeliveredEvent delivered(RowEvent event, int attempt, int replay) {
    String id = event.id() + "." + observerName();
    return new DeliveredEvent(
        event,
        observer.model().actions().size() > 1 ? id + '.' + action.name() : id,
        attempt,
        replay);
  }
}
