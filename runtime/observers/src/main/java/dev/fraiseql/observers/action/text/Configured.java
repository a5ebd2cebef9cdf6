package dev.fraiseql.observers.action.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of the configuration that texts refer to as <code>${name}</code>. Not for use by
 * several threads at once.
 */
public final class Configured {
  private final Function<String, @Nullable String> properties;
  private final Masked masked;

  /**
   * The values.
   *
   * @param properties gives the value of a name; null if it is not set
   * @param masked is told each value that is used
   */
  public Configured(Function<String, @Nullable String> properties, Masked masked) {
    this.properties = properties;
    this.masked = masked;
  }

  /** A lookup of a property, then of the environment variable that {@link #variable} names. */
  public static Function<String, @Nullable String> lookup(
      Function<String, @Nullable String> properties,
      Function<String, @Nullable String> environment) {
    return name -> {
      String property = properties.apply(name);
      return property != null ? property : environment.apply(variable(name));
    };
  }

  /** The name of the environment variable for a property: {@code ALERTS_URL}. */
  public static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** A setting; null if it is not set. */
  public @Nullable String setting(String name) {
    return properties.apply(name);
  }

  /**
   * The text with the values of its references.
   *
   * @throws IllegalArgumentException if a value is missing, or a reference has no end
   */
  public String fill(String text) {
    return fill(text, (value, _) -> value);
  }

  /** Keeps a text out of reasons. */
  public void mask(String text) {
    masked.add(text);
  }

  /** Writes a value into a text, at the index of its reference. */
  interface Writer {
    String write(String value, int start);
  }

  /** The same, with each value written in its own way. */
  String fill(String text, Writer writer) {
    StringBuilder filled = new StringBuilder();
    List<String> missing = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException(
            "the ${ at character " + (open + 1) + " has no }. Add it.");
      }
      String name = text.substring(open + 2, close).strip();
      String value = name.isEmpty() ? null : properties.apply(name);
      filled.append(text, at, open);
      if (value == null) {
        missing.add(name);
      } else {
        masked.add(value);
        filled.append(writer.write(value, open));
      }
      at = close + 1;
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(missing(missing));
    }
    return filled.append(text, at, text.length()).toString();
  }

  private static String missing(List<String> names) {
    StringBuilder message = new StringBuilder();
    for (String name : names) {
      message.append(message.isEmpty() ? "" : " ");
      message.append(
          name.isEmpty()
              ? "a ${} names no property. Write ${name}."
              : "${%s} is not set. Set the property %s or the environment variable %s."
                  .formatted(name, name, variable(name)));
    }
    return message.toString();
  }
}
