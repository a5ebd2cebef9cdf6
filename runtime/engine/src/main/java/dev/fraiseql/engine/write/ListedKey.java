package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.DurationUnits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as a message of PostgreSQL lists it: {@code 1.50, 2026-01-01 00:00:00+00}. It compares to
 * other keys by value, since a database writes a value in the way of its column.
 */
final class ListedKey {
  private static final String SEPARATOR = ", ";

  /** The moments of sessions, whose date style is ISO; without an offset in UTC. */
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:mm:ss", "+00")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private final String text;

  /**
   * A key.
   *
   * @param parts as they are found in a message, where a text may contain the separator
   */
  ListedKey(List<String> parts) {
    text = String.join(SEPARATOR, parts);
  }

  /**
   * Whether it has these values.
   *
   * @param types of the parts
   * @param values of the classes that {@link dev.fraiseql.contract.model.Scalar#valueClass()} names
   */
  boolean equalsKey(List<ValueType> types, List<? extends @Nullable Object> values) {
    int at = 0;
    for (int i = 0; i < values.size(); i++) {
      @Nullable Object value = values.get(i);
      boolean last = i == values.size() - 1;
      int end = last ? text.length() : end(value, at);
      if (value == null || end < at || !isEqual(types.get(i), value, text.substring(at, end))) {
        return false;
      }
      at = end + SEPARATOR.length();
    }
    return true;
  }

  /** The end of a part that is not the last one; negative if it cannot be the value. */
  private int end(@Nullable Object value, int at) {
    if (!(value instanceof String given)) {
      return text.indexOf(SEPARATOR, at);
    }
    return text.startsWith(given + SEPARATOR, at) ? at + given.length() : -1;
  }

  private static boolean isEqual(ValueType type, Object value, String listed) {
    try {
      return switch (value) {
        case Long number -> new BigDecimal(listed).compareTo(BigDecimal.valueOf(number)) == 0;
        case BigDecimal number -> new BigDecimal(listed).compareTo(number) == 0;
        case Boolean truth -> listed.equals(truth ? "t" : "f");
        case Instant moment -> moment(listed).equals(moment);
        case LocalDateTime moment -> LocalDateTime.parse(listed, MOMENT).equals(moment);
        case LocalDate day -> LocalDate.parse(listed).equals(day);
        case LocalTime time -> LocalTime.parse(listed).equals(time);
        case UUID id -> UUID.fromString(listed).equals(id);
        case Duration duration ->
            listed.equals(String.valueOf(DurationUnits.of(duration, type.scale())));
        default -> listed.equals(String.valueOf(value));
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      return false; // the column stores it in another form
    }
  }

  private static Instant moment(String listed) {
    return MOMENT.parseBest(listed, OffsetDateTime::from, LocalDateTime::from)
            instanceof OffsetDateTime moment
        ? moment.toInstant()
        : LocalDateTime.parse(listed, MOMENT).toInstant(ZoneOffset.UTC);
  }
}
