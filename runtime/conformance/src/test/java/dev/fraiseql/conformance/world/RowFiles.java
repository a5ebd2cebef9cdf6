package dev.fraiseql.conformance.world;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.engine.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files under {@code data/}: one row a line, a JSON object of columns. */
final class RowFiles {
  private RowFiles() {}

  /** The rows of each table. */
  static Map<String, List<Map<String, @Nullable Object>>> read(Model model) {
    Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
    for (TypeModel type : model.types()) {
      if (!type.readOnly()) {
        rows.put(type.table().name(), read(type.plural()));
      }
    }
    rows.put("memberships", read("memberships"));
    rows.put("flaw_rows", read("flaws"));
    return rows;
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  private static List<Map<String, @Nullable Object>> read(String file) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (String line : World.resource("/data/" + file + ".json").lines().toList()) {
      if (!line.isBlank()) {
        rows.add((Map<String, @Nullable Object>) JsonReader.read(line));
      }
    }
    return rows;
  }
}
