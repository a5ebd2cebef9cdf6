package dev.fraiseql.processor.read;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills the parameters of a constraint's message. */
final class MessageTemplate {
  private MessageTemplate() {}

  /**
   * The message.
   *
   * @param attribute gives the value of an attribute of the constraint; null if it has none
   * @return null if the message depends on a resource bundle or an expression
   */
  static @Nullable String fill(String template, Function<String, @Nullable String> attribute) {
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char next = template.charAt(i);
      boolean more = i + 1 < template.length();
      if (next == '\\' && more && "{}$\\".indexOf(template.charAt(i + 1)) >= 0) {
        message.append(template.charAt(++i));
      } else if (next == '$' && more && template.charAt(i + 1) == '{') {
        return null;
      } else if (next == '{') {
        int end = template.indexOf('}', i);
        String value = end < 0 ? null : attribute.apply(template.substring(i + 1, end));
        if (value == null) {
          return null;
        }
        message.append(value);
        i = end;
      } else {
        message.append(next);
      }
    }
    return message.toString();
  }
}
