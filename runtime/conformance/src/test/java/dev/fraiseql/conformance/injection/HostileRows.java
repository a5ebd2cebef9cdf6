package dev.fraiseql.conformance.injection;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.random.Document;
import dev.fraiseql.conformance.random.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of every domain database, and rows with the hostile strings as texts, as keys, and as
 * foreign keys.
 */
final class HostileRows {
  /** The default limits allow all rows on one page. */
  static final Map<String, Integer> LIMITS = Map.of();

  private static final List<String> EMPTY_LISTS =
      List.of(
          "numbers", "longs", "flags", "reals", "money", "exact", "moments", "days", "uuids",
          "moods");

  private HostileRows() {}

  static Rows rows() {
    Map<String, List<Map<String, @Nullable Object>>> rows = DomainDatabase.rows();
    List<Map<String, @Nullable Object>> sparses = new ArrayList<>();
    List<Map<String, @Nullable Object>> countries = new ArrayList<>();
    List<Map<String, @Nullable Object>> cities = new ArrayList<>();
    sparses.add(object("id", 1L, "text", null));
    sparses.add(object("id", 2L, "text", "a".repeat(60) + "!"));
    sparses.add(object("id", 3L, "text", "harmless"));
    List<Map<String, @Nullable Object>> bags = new ArrayList<>();
    bags.add(bag(1, List.of()));
    long id = 100;
    for (String string : HostileStrings.storable()) {
      id++;
      sparses.add(
          object("id", id, "text", string, "json", "{\"k\":" + Document.quoted(string) + "}"));
      bags.add(bag(id, List.of("x", string)));
      // Some databases treat keys that differ only in trailing spaces as equal.
      if (string.equals(string.stripTrailing())) {
        countries.add(object("code", string, "name", string));
        cities.add(
            object(
                "id",
                id,
                "name",
                string,
                "population",
                null,
                "country_code",
                string,
                "mayor_id",
                null));
      }
    }
    rows.put("sparses", sparses);
    rows.put("bags", bags);
    rows.put("countries", countries);
    rows.put("cities", cities);
    return new Rows(rows);
  }

  private static Map<String, @Nullable Object> bag(long id, List<String> texts) {
    Map<String, @Nullable Object> bag = object("id", new UUID(0, id).toString(), "texts", texts);
    for (String column : EMPTY_LISTS) {
      bag.put(column, List.of());
    }
    return bag;
  }

  /**
   * A JSON object.
   *
   * @param parts alternately a name and its value
   */
  static Map<String, @Nullable Object> object(@Nullable Object... parts) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      object.put((String) parts[i], parts[i + 1]);
    }
    return object;
  }
}
