package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.json.JsonSink;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as text, with its variables.
 *
 * @param variables JSON values by name
 */
public record Document(String text, Map<String, @Nullable Object> variables) {

  /** The document that selects root fields. */
  public static Document of(List<Field> fields) {
    Writer writer = new Writer();
    writer.selection(fields);
    String head = writer.types.isEmpty() ? "" : "query (" + String.join(", ", writer.types) + ") ";
    return new Document(head + writer.out, writer.variables);
  }

  /** A JSON string literal, which is also a GraphQL string literal. */
  public static String quoted(String text) {
    JsonSink sink = new JsonSink(text.length() * 2 + 2);
    sink.string(text);
    return new String(sink.array(), 0, sink.size(), StandardCharsets.UTF_8);
  }

  private static final class Writer {
    private final StringBuilder out = new StringBuilder();
    private final List<String> types = new ArrayList<>();
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();

    void selection(List<Field> fields) {
      out.append("{ ");
      for (Field field : fields) {
        out.append(field.key().equals(field.name()) ? "" : field.key() + ": ").append(field.name());
        if (!field.arguments().isEmpty()) {
          String separator = "(";
          for (Map.Entry<String, @Nullable Object> argument : field.arguments().entrySet()) {
            out.append(separator).append(argument.getKey()).append(": ");
            value(argument.getValue());
            separator = ", ";
          }
          out.append(')');
        }
        out.append(' ');
        if (!field.fields().isEmpty()) {
          selection(field.fields());
        }
      }
      out.append("} ");
    }

    private void value(@Nullable Object value) {
      switch (value) {
        case Map<?, ?> map -> {
          String separator = "{";
          for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator).append(entry.getKey()).append(": ");
            value(entry.getValue());
            separator = ", ";
          }
          out.append(map.isEmpty() ? "{}" : "}");
        }
        case List<?> list -> {
          out.append('[');
          String separator = "";
          for (Object item : list) {
            out.append(separator);
            value(item);
            separator = ", ";
          }
          out.append(']');
        }
        case String text -> out.append(quoted(text));
        case Field.Variable(String type, Object given) -> {
          String name = "v" + variables.size();
          types.add("$" + name + ": " + type);
          variables.put(name, json(given));
          out.append('$').append(name);
        }
        case null, default -> out.append(value);
      }
    }

    private static @Nullable Object json(@Nullable Object value) {
      return switch (value) {
        case Field.Name(String text) -> text;
        case Map<?, ?> map -> {
          Map<String, @Nullable Object> json = new LinkedHashMap<>();
          map.forEach((key, item) -> json.put((String) key, json(item)));
          yield json;
        }
        case List<?> list -> {
          List<@Nullable Object> json = new ArrayList<>();
          list.forEach(item -> json.add(json(item)));
          yield json;
        }
        case Double real -> new BigDecimal(real.toString());
        case Float real -> new BigDecimal(real.toString());
        case null, default -> value;
      };
    }
  }
}
