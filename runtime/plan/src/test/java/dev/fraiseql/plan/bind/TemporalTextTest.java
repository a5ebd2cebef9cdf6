package dev.fraiseql.plan.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fraiseql.contract.RequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Moments are read as java.time reads those texts that RFC 3339 allows. */
class TemporalTextTest {
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?(Z|[+-]\\d{2}:\\d{2})");
  private static final String[] TEXTS = {
    "2026-01-24T10:30:00Z",
    "2024-02-29T23:59:59.999999+14:00",
    "0001-01-01T00:00:00.5-18:00",
    "9999-12-31T23:59:59-00:00",
    "2000-10-31T01:02:03.012345+05:45"
  };
  private static final String SIGNS = "0123456789-:.TZ+ z";

  @Test
  void changedTextsAreReadOrRejectedAsByJavaTime() {
    SplittableRandom random = new SplittableRandom(20260124);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = changed(TEXTS[random.nextInt(TEXTS.length)], random);
      Optional<Instant> expected = expected(text);
      assertEquals(expected, actual(text), text);
      read += expected.isPresent() ? 1 : 0;
    }
    assertTrue(read > 20_000 && read < 180_000, "read: " + read);
  }

  private static String changed(String text, SplittableRandom random) {
    StringBuilder changed = new StringBuilder(text);
    for (int edits = random.nextInt(3); edits > 0 && !changed.isEmpty(); edits--) {
      int at = random.nextInt(changed.length());
      char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
      switch (random.nextInt(4)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.insert(at, sign);
        default -> changed.setCharAt(at, sign);
      }
    }
    return changed.toString();
  }

  private static Optional<Instant> expected(String text) {
    if (!RFC_3339.matcher(text).matches() || text.startsWith("0000")) {
      return Optional.empty();
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      return year < 1 || year > 9999 ? Optional.empty() : Optional.of(instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> actual(String text) {
    try {
      return Optional.of(TemporalCoercion.instant(text, "at"));
    } catch (RequestException e) {
      return Optional.empty();
    }
  }
}
