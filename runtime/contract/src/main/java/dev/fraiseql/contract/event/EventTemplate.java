package dev.fraiseql.contract.event;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with places for values of an event, as {@code {{after.total}}}. A path is {@code
 * before.FIELD}, {@code after.FIELD}, or a bare field: of the row after the change, and before it
 * if the row was deleted. {@code event.id}, {@code event.type}, {@code event.key}, {@code
 * event.operation}, {@code event.time}, {@code event.actor}, {@code event.tenant} and {@code
 * delivery.id} are told beside the row.
 *
 * @param parts in their order
 */
public record EventTemplate(List<Part> parts) {
  /** The paths of what is told beside the row. */
  public static final List<String> BESIDE_ROW =
      List.of(
          "event.id",
          "event.type",
          "event.key",
          "event.operation",
          "event.time",
          "event.actor",
          "event.tenant",
          "delivery.id");

  public EventTemplate {
    parts = List.copyOf(parts);
  }

  /** A part of the text. */
  public sealed interface Part {}

  /** Text that stands for itself. */
  public record Text(String text) implements Part {}

  /**
   * The place of a value.
   *
   * @param path without blanks around it
   * @param start the index of its first character in the template
   */
  public record Value(String path, int start) implements Part {}

  /**
   * Parses a template.
   *
   * @throws IllegalArgumentException if a place has no end or no path: its message says where
   */
  public static EventTemplate parse(String template) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf("{{", at);
      if (open < 0) {
        parts.add(new Text(template.substring(at)));
        break;
      }
      if (open > at) {
        parts.add(new Text(template.substring(at, open)));
      }
      int close = template.indexOf("}}", open + 2);
      String inner = close < 0 ? "" : template.substring(open + 2, close);
      if (inner.isBlank()) {
        throw new IllegalArgumentException(
            "The {{ at character %s %s."
                .formatted(open + 1, close < 0 ? "has no }}" : "names no field"));
      }
      int start = open + 2 + inner.indexOf(inner.strip());
      parts.add(new Value(inner.strip(), start));
      at = close + 2;
    }
    return new EventTemplate(parts);
  }

  /** The paths of its values. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Value(String path, int start)) {
        paths.add(path);
      }
    }
    return paths;
  }
}
