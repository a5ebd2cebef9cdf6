package dev.fraiseql.contract.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds input values like JSON's, which unlike {@code Map.of} keep their order and may contain
 * null.
 */
public final class Input {
  private Input() {}

  /**
   * An object.
   *
   * @param keysAndValues a string, its value, the next string, and so on
   */
  public static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(object);
  }

  /** A list. */
  public static List<@Nullable Object> list(@Nullable Object... items) {
    List<@Nullable Object> list = new ArrayList<>();
    Collections.addAll(list, items);
    return Collections.unmodifiableList(list);
  }
}
