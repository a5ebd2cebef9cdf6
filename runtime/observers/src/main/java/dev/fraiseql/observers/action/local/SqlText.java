package dev.fraiseql.observers.action.local;

import dev.fraiseql.contract.event.EventTemplate;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement whose values are bound.
 *
 * @param text with a question mark for each value
 * @param paths of the values, in their order
 */
public record SqlText(String text, List<String> paths) {
  public SqlText {
    paths = List.copyOf(paths);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it is malformed, if a value is within a literal, a quoted
   *     name or a comment, or if there is a question mark of the author's
   */
  public static SqlText of(String template) {
    StringBuilder text = new StringBuilder();
    List<String> paths = new ArrayList<>();
    SqlScan scan = new SqlScan();
    for (EventTemplate.Part part : EventTemplate.parse(template).parts()) {
      switch (part) {
        case EventTemplate.Text(String piece) -> {
          scan.read(piece);
          text.append(piece);
        }
        case EventTemplate.Value(String path, int _) -> {
          if (!scan.isCode()) {
            throw new IllegalArgumentException(
                "{{%s}} is in quotes or in a comment. Remove these: it is bound as a parameter."
                    .formatted(path));
          }
          text.append('?');
          paths.add(path);
        }
      }
    }
    if (text.toString().isBlank()) {
      throw new IllegalArgumentException("the statement is empty. Write one.");
    }
    return new SqlText(text.toString(), paths);
  }
}
