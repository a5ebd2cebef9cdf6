package dev.fraiseql.engine.write;

import dev.fraiseql.contract.query.CompiledQuery;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of what a request asks for: its document, the name of the operation, and its
 * variables as values. The order of keys and the spelling of numbers make no difference.
 */
final class RequestHash {
  private RequestHash() {}

  static String of(CompiledQuery operation, Map<String, ? extends @Nullable Object> variables) {
    StringBuilder text = new StringBuilder();
    text(operation.document(), text);
    text(operation.name(), text);
    value(variables, text);
    return sha256(text.toString());
  }

  /** The SHA-256 of a text, in hexadecimal digits. */
  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void value(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> {
        out.append('{');
        new TreeMap<>(map)
            .forEach((key, each) -> {
              text(String.valueOf(key), out);
              value(each, out);
            });
        out.append('}');
      }
      case List<?> list -> {
        out.append('[');
        list.forEach(each -> value(each, out));
        out.append(']');
      }
      case Number number ->
          out.append(new BigDecimal(number.toString()).stripTrailingZeros().toString()).append(';');
      case String text -> text(text, out);
      default -> out.append(value).append(';');
    }
  }

  /** With its length, so that two texts in a row differ from two others. */
  private static void text(String text, StringBuilder out) {
    out.append(text.length()).append('"').append(text);
  }
}
