package dev.fraiseql.conformance.injection;

import dev.fraiseql.conformance.random.Rows;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.json.JsonSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that hold the hostile strings, beside those of every world: as texts, as keys, and as keys
 * that other rows refer to.
 */
final class HostileWorld {
  /** Room for all of them on a page, and for what they are nested in. */
  static final Map<String, Integer> LIMITS = Map.of();

  private static final List<String> EMPTY =
      List.of(
          "numbers", "longs", "flags", "reals", "money", "exact", "moments", "days", "uuids",
          "moods");

  private HostileWorld() {}

  static Rows rows() {
    Map<String, List<Map<String, @Nullable Object>>> rows = World.rows();
    List<Map<String, @Nullable Object>> sparses = new ArrayList<>();
    List<Map<String, @Nullable Object>> countries = new ArrayList<>();
    List<Map<String, @Nullable Object>> cities = new ArrayList<>();
    sparses.add(object("id", 1L, "text", null));
    sparses.add(object("id", 2L, "text", "a".repeat(60) + "!"));
    sparses.add(object("id", 3L, "text", "harmless"));
    List<Map<String, @Nullable Object>> bags = new ArrayList<>();
    bags.add(bag(1, List.of()));
    long id = 100;
    for (String string : Hostile.storable()) {
      id++;
      sparses.add(object("id", id, "text", string, "json", "{\"k\":" + quoted(string) + "}"));
      bags.add(bag(id, List.of("x", string)));
      // Some databases take keys that differ in their last spaces for one.
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
    for (String column : EMPTY) {
      bag.put(column, List.of());
    }
    return bag;
  }

  private static String quoted(String text) {
    JsonSink sink = new JsonSink(text.length() * 2 + 2);
    sink.string(text);
    return new String(sink.array(), 0, sink.size(), StandardCharsets.UTF_8);
  }

  /** An object of JSON: names and values in turn. */
  static Map<String, @Nullable Object> object(@Nullable Object... parts) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      object.put((String) parts[i], parts[i + 1]);
    }
    return object;
  }
}
