package dev.fraiseql.conformance.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** Checks that errors reveal nothing about databases, drivers and code. */
final class LeakCheck {
  private static final Pattern LEAKS =
      Pattern.compile(
          "(?i)jdbc|sqlstate|sqlite_|postgresql|mariadb|mysql|exception|syntax error at|\\bnear \""
              + "|\\borg\\.|\\bjava\\.|\\bat dev\\.|\\bt0\\b|select \"|correlationid|internal_server");

  private LeakCheck() {}

  /** Fails if an error reveals something. */
  static void check(Attempt attempt, String error) {
    assertThat(error).as("error of %s", attempt).doesNotContainPattern(LEAKS);
  }
}
