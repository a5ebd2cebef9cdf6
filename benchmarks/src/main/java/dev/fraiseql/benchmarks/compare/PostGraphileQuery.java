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
 * How a question is put to PostGraphile, whose schema has other arguments, and where its answer is
 * spelled otherwise.
 *
 * @param document its text
 * @param moments the names of fields with moments: it gives them with an offset and microseconds
 */
record Wording(String document, Set<String> moments) {

  Wording(String document) {
    this(document, Set.of());
  }

  /** Its answer as ours is spelled: what stands in the fields that differ is written as we do. */
  @Nullable Object ours(@Nullable Object answer) {
    return switch (answer) {
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> {
          boolean moment = moments.contains(name) && value != null;
          fields.put((String) name, moment ? moment((String) value) : ours(value));
        });
        yield fields;
      }
      case List<?> list -> {
        List<@Nullable Object> elements = new ArrayList<>();
        list.forEach(element -> elements.add(ours(element)));
        yield elements;
      }
      case null, default -> answer;
    };
  }

  private static String moment(String text) {
    return DateTimeFormatter.ISO_INSTANT.format(OffsetDateTime.parse(text));
  }
}
