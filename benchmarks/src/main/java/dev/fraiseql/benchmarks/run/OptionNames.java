package dev.fraiseql.benchmarks.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The names of the constants of an enum on the command line: {@code DB_SCHEDULER} is db-scheduler.
 */
public final class OptionNames {
  private OptionNames() {}

  /** All names, in the order of the constants. */
  public static <E extends Enum<E>> List<String> of(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(OptionNames::of).toList();
  }

  private static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of a name.
   *
   * @throws IllegalArgumentException if there is none, with all names
   */
  public static <E extends Enum<E>> E find(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> of(each).equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Unknown: " + name + ". There are " + String.join(", ", of(type)) + "."));
  }
}
