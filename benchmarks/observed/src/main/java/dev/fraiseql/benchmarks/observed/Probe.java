package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.contract.event.RowEvent;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reports what the methods of the observers do to the measuring code. */
public final class Probe {
  /** How long an action of {@link OneStep} and {@link FiveSteps} takes. */
  public static final Duration STEP = Duration.ofMillis(100);

  private static volatile Consumer<RowEvent> onBegin = event -> {};
  private static volatile BiConsumer<String, RowEvent> onStep = (observer, event) -> {};

  private Probe() {}

  /** Sets what is told of each call of {@link ReadingReceived}, by its thread. */
  public static void onBegin(Consumer<RowEvent> listener) {
    onBegin = listener;
  }

  /**
   * Sets what is told of the end of each step, by its thread.
   *
   * @param listener of the name of the observer and the event
   */
  public static void onStep(BiConsumer<String, RowEvent> listener) {
    onStep = listener;
  }

  static void begun(RowEvent event) {
    onBegin.accept(event);
  }

  static void step(String observer, RowEvent event) throws InterruptedException {
    Thread.sleep(STEP);
    onStep.accept(observer, event);
  }
}
