package dev.fraiseql.conformance.injection;

import dev.fraiseql.conformance.random.Rows;
import dev.fraiseql.conformance.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that hold the hostile strings, beside those of every world: as texts, as keys, and as keys
 * that other rows refer to.
 */
final class HostileWorld {
  /** Room for all of them on a page, and for what they are nested in. */
  static final Map<String, Integer> LIMITS = Map.of();

  private HostileWorld() {}

  static Rows rows() {
    Map<String, List<Map<String, @Nullable Object>>> rows = World.rows();
    List<Map<String, @Nullable Object>> sparses = new ArrayList<>();
    List<Map<String, @Nullable Object>> countries = new ArrayList<>();
    List<Map<String, @Nullable Object>> cities = new ArrayList<>();
    sparses.add(object("id", 1L, "text", null));
    sparses.add(object("id", 2L, "text", "a".repeat(60) + "!"));
    sparses.add(object("id", 3L, "text", "harmless"));
    long id = 100;
    for (String string : Hostile.storable()) {
      id++;
      sparses.add(object("id", id, "text", string));
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
    rows.put("countries", countries);
    rows.put("cities", cities);
    return new Rows(rows);
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
