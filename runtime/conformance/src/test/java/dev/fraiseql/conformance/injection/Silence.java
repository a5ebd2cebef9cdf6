package dev.fraiseql.conformance.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What no error may tell: words of databases, drivers and programs. */
final class Silence {
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)jdbc|sqlstate|sqlite_|postgresql|mariadb|mysql|exception|syntax error at|\\bnear \""
              + "|\\borg\\.|\\bjava\\.|\\bat dev\\.|\\bt0\\b|select \"|correlationid|internal_server");

  private Silence() {}

  /** Fails if an error tells something. */
  static void check(Attempt attempt, String error) {
    assertThat(error).as("error of %s", attempt).doesNotContainPattern(TOLD);
  }
}
