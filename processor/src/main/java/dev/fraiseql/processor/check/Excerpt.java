package dev.fraiseql.processor.check;

import dev.fraiseql.contract.RequestException.Location;
import java.util.List;
import java.util.stream.Collectors;

/** The places of a document that a mistake is about, as lines to be put behind its message. */
final class Excerpt {
  private final List<String> lines;

  Excerpt(String document) {
    lines = document.lines().toList();
  }

  /** Line, column and the line itself, for each place; nothing if no place is known. */
  String of(List<Location> locations) {
    return locations.stream().map(this::of).collect(Collectors.joining());
  }

  private String of(Location location) {
    String place = "\n  line " + location.line() + ", column " + location.column();
    // A document that ends too early is wrong behind its last line.
    if (location.line() > lines.size()) {
      return place;
    }
    String line = lines.get(location.line() - 1);
    String caret = " ".repeat(Math.min(location.column() - 1, line.length())) + '^';
    return place + ":\n    " + line + "\n    " + caret;
  }
}
