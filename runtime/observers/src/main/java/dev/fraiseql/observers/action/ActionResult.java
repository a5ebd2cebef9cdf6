package dev.fraiseql.observers.action;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What has come of one attempt of an action. */
public sealed interface ActionResult {

  /** It has succeeded. */
  record Done() implements ActionResult {}

  /**
   * It has failed, and is to be repeated.
   *
   * @param reason one line
   * @param retryAfter the least delay that the receiver asks for; null if it does not
   * @param endpointFailed whether the endpoint failed, and not only this event: only such failures
   *     open the circuit
   */
  record Failed(String reason, @Nullable Duration retryAfter, boolean endpointFailed)
      implements ActionResult {
    /** A failure of the endpoint. */
    public Failed(String reason) {
      this(reason, null, true);
    }
  }

  /**
   * It has failed for good: the event becomes a dead letter.
   *
   * @param reason one line
   */
  record Rejected(String reason) implements ActionResult {}

  /**
   * It was not attempted: its endpoint fails, or has no capacity. This does not count as an
   * attempt.
   *
   * @param reason one line
   * @param delay after which it is tried again
   */
  record Postponed(String reason, Duration delay) implements ActionResult {}

  /**
   * The receiver is gone. The event stays undelivered, and its observer is stopped until an
   * operator resumes it.
   *
   * @param reason one line
   */
  record Gone(String reason) implements ActionResult {}
}
