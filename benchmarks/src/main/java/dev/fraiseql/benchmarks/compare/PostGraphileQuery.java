package dev.fraiseql.benchmarks.compare;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query in the terms of PostGraphile's schema, which has other arguments than ours.
 *
 * @param document the operation's text
 * @param timestamps the fields that PostGraphile returns with an offset and microseconds
 * @param payload the only field of a mutation's payload, whose value we return in its place; null
 *     for none
 */
record PostGraphileQuery(String document, Set<String> timestamps, @Nullable String payload) {

  PostGraphileQuery(String document) {
    this(document, Set.of(), null);
  }

  PostGraphileQuery(String document, Set<String> timestamps) {
    this(document, timestamps, null);
  }

  /** PostGraphile's response with its timestamps in our format, recursively. */
  @Nullable Object normalized(@Nullable Object response) {
    return switch (response) {
      case Map<?, ?> object when payload != null && object.keySet().equals(Set.of(payload)) ->
          normalized(object.get(payload));
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> {
          boolean timestamp = timestamps.contains(name) && value != null;
          fields.put((String) name, timestamp ? timestamp((String) value) : normalized(value));
        });
        yield fields;
      }
      case List<?> list -> {
        List<@Nullable Object> elements = new ArrayList<>();
        list.forEach(element -> elements.add(normalized(element)));
        yield elements;
      }
      case null, default -> response;
    };
  }

  private static String timestamp(String text) {
    return DateTimeFormatter.ISO_INSTANT.format(OffsetDateTime.parse(text));
  }
}
