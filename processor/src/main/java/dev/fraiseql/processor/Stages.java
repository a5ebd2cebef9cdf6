package dev.fraiseql.processor;

import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports the result and the duration of each stage, if {@code -Afraiseql.debug=true}. */
final class Stages {
  private final boolean talkative;
  private final LongSupplier nanoTime;
  private final Reporter reporter;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  Stages(boolean talkative, LongSupplier nanoTime, Reporter reporter) {
    this.talkative = talkative;
    this.nanoTime = nanoTime;
    this.reporter = reporter;
  }

  /** Runs a stage. */
  <T extends @Nullable Object> T run(String name, Supplier<T> stage) {
    long start = nanoTime.getAsLong();
    T result = stage.get();
    if (talkative) {
      long micros = (nanoTime.getAsLong() - start) / 1000;
      reporter.note(
          String.format(
              Locale.ROOT, "FraiseQL: %s took %d.%03d ms", name, micros / 1000, micros % 1000));
    }
    return result;
  }

  /** Reports the result of a stage. */
  void say(Supplier<String> text) {
    if (talkative) {
      reporter.note("FraiseQL: " + text.get());
    }
  }
}
