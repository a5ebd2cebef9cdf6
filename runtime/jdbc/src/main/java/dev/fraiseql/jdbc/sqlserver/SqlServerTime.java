package dev.fraiseql.jdbc.sqlserver;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as texts that SQL Server reads alike in any language that it is set to. */
final class SqlServerTime {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private SqlServerTime() {}

  /**
   * The text of a time.
   *
   * @param time of the class that a scalar names, or an {@code OffsetDateTime}
   * @throws IllegalArgumentException if it is of another
   */
  static String text(Object time) {
    return switch (time) {
      case Instant moment -> text(moment.atOffset(ZoneOffset.UTC));
      case OffsetDateTime moment ->
          DATE_TIME.format(moment.withOffsetSameInstant(ZoneOffset.UTC)) + "+00:00";
      case LocalDateTime local -> DATE_TIME.format(local);
      case LocalDate day -> day.toString();
      case LocalTime timeOfDay -> TIME.format(timeOfDay);
      default -> throw new IllegalArgumentException("no time: " + time.getClass());
    };
  }
}
