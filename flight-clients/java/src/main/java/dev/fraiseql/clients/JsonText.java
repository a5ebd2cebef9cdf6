package dev.fraiseql.clients;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes requests as JSON, with values in the text form of GraphQL's scalars. */
final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /**
   * Writes a value as JSON in UTF-8.
   *
   * @param value null, a Boolean, a number, a Map, a Collection, bytes, an enum, a type of {@code
   *     java.time}, or a type whose {@code toString} is its text in GraphQL: texts and UUIDs
   * @throws IllegalArgumentException for a number that is infinite or NaN
   */
  static byte[] of(@Nullable Object value) {
    JsonText text = new JsonText();
    text.value(value);
    return text.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The text of a value in GraphQL that is a JSON string, or, for a decimal, may be one.
   *
   * @param value a decimal, bytes, an enum, a type of {@code java.time}, or what {@link #of} takes
   *     by its {@code toString}
   */
  static String spelled(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case Enum<?> name -> name.name();
      // Their toString omits seconds that are zero, which GraphQL's scalars do not.
      case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
      case LocalDateTime moment -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
      case OffsetDateTime moment -> moment.toInstant().toString();
      case ZonedDateTime moment -> moment.toInstant().toString();
      default -> value.toString();
    };
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case Integer number -> out.append(number);
      case Long number -> out.append(number);
      case Short number -> out.append(number);
      case Byte number -> out.append(number);
      case BigInteger number -> out.append(number);
      case BigDecimal number -> out.append(spelled(number));
      case Number number -> floating(number);
      case Map<?, ?> map ->
          all(
              '{',
              map.entrySet(),
              '}',
              entry -> {
                text(String.valueOf(entry.getKey()));
                out.append(':');
                value(entry.getValue());
              });
      case Collection<?> list -> all('[', list, ']', this::value);
      default -> text(spelled(value));
    }
  }

  private void floating(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(number + " is no number of JSON's");
    }
    out.append(number);
  }

  private <E> void all(char opening, Collection<E> elements, char closing, Consumer<E> one) {
    out.append(opening);
    for (Iterator<E> rest = elements.iterator(); rest.hasNext(); ) {
      one.accept(rest.next());
      if (rest.hasNext()) {
        out.append(',');
      }
    }
    out.append(closing);
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
