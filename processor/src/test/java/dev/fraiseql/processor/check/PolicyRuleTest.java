package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;
import static dev.fraiseql.processor.check.ObserverSources.handler;
import static dev.fraiseql.processor.check.ObserverSources.observer;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class PolicyRuleTest {
  private static Compiler log(String attributes) {
    return observer("", "@LogEvent(value = \"x\", " + attributes + ")");
  }

  @Test
  void acceptsPoliciesThatCanBeKept() {
    assertNone(
        log(
            "timeout = \"PT0.5S\", concurrency = 1, rate = 0.1, retry = @Retry(strategy = Backoff.FIXED,"
                + " initial = \"PT10M\", max = \"PT10M\", attempts = 1, maxAge = \"P365D\")"));
  }

  @Test
  void reportsADurationThatIsNone() {
    assertOnly(
        log("timeout = \"15s\""),
        2,
        "\"15s\"",
        "FQ515: @LogEvent of Watch has timeout = \"15s\", which is no ISO 8601 duration. Write one such"
            + " as PT15S or P1D.");
    assertOnly(
        log("timeout = \"PT0S\""),
        2,
        "\"PT0S\"",
        "FQ515: @LogEvent of Watch has timeout = \"PT0S\", but it must be longer than nothing. Write one"
            + " such as PT15S.");
    assertOnly(
        log("retry = @Retry(initial = \"PT-1S\")"),
        2,
        "\"PT-1S\"",
        "FQ515: @LogEvent of Watch has initial = \"PT-1S\", but it must be longer than nothing. Write one"
            + " such as PT15S.");
    assertOnly(
        log("retry = @Retry(maxAge = \"P366D\")"),
        2,
        "\"P366D\"",
        "FQ515: @LogEvent of Watch has maxAge = \"P366D\", which is longer than a year. Write at most"
            + " P365D.");
  }

  @Test
  void reportsALongestDelayBelowTheFirst() {
    assertOnly(
        log("retry = @Retry(max = \"PT0.1S\")"),
        2,
        "\"PT0.1S\"",
        "FQ515: @LogEvent of Watch has max = \"PT0.1S\", which is shorter than initial = \"PT1S\". Make it"
            + " at least as long.");
    assertOnly(
        log("retry = @Retry(initial = \"PT1H\")"),
        2,
        "\"PT1H\"",
        "FQ515: @LogEvent of Watch has max = \"PT10M\", which is shorter than initial = \"PT1H\". Make it"
            + " at least as long.");
  }

  @Test
  void reportsNumbersOutOfRange() {
    assertOnly(
        log("concurrency = 0"),
        2,
        "0",
        "FQ516: @LogEvent of Watch has concurrency = 0, but it must be at least 1.");
    assertOnly(
        log("retry = @Retry(attempts = 0)"),
        2,
        "0",
        "FQ516: @LogEvent of Watch has attempts = 0, but it must be at least 1.");
    assertOnly(
        log("rate = Double.NaN"),
        2,
        ".",
        "FQ516: @LogEvent of Watch has rate = NaN, but it must be at least 0, which stands for no"
            + " maximum.");
    assertOnly(
        handler("@Handle(concurrency = -1) void on(RowEvent event) {}"),
        2,
        "-",
        "FQ516: @Handle of Watch.on has concurrency = -1, but it must be at least 1.");
  }
}
