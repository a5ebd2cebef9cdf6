package dev.fraiseql.contract.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in a JSON document, written as RFC 6901 has it: {@code /lines/0/price}.
 *
 * @param steps each a key of an object or the place of an element of an array; without any, it is
 *     the whole document
 */
public record JsonPointer(List<String> steps) {
  /** The whole document. */
  public static final JsonPointer WHOLE = new JsonPointer(List.of());

  /** No array that a database keeps has more elements than nine digits count. */
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private static final Pattern WRONG_ESCAPE = Pattern.compile("~(?![01])");

  /** Keeps a list that does not change. */
  public JsonPointer {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a pointer.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static JsonPointer parse(String text) {
    if (text.isEmpty()) {
      return WHOLE;
    }
    if (text.charAt(0) != '/' || WRONG_ESCAPE.matcher(text).find()) {
      throw new IllegalArgumentException("not a JSON Pointer: " + text);
    }
    List<String> steps = new ArrayList<>();
    for (String step : text.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return new JsonPointer(steps);
  }

  /** Whether a step is the place of an element, from 0, if it is taken in an array. */
  public static boolean isIndex(String step) {
    return INDEX.matcher(step).matches();
  }

  /** Whether it is the whole document. */
  public boolean isWhole() {
    return steps.isEmpty();
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return steps.stream()
        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
