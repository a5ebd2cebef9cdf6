package dev.fraiseql.observers.action.text;

import dev.fraiseql.contract.json.JsonSink;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a value is written into a text, so that it cannot change the structure of the text. */
public enum Escaping {
  /** As it is. */
  TEXT {
    @Override
    String write(@Nullable Object value) {
      return text(value);
    }
  },
  /** In a header or another single line: control characters become blanks. */
  LINE {
    @Override
    String write(@Nullable Object value) {
      return Reason.withoutControls(text(value));
    }
  },
  /**
   * In JSON. Within a string of the template it is the escaped text; elsewhere a JSON value, with
   * quotes if it is a text.
   */
  JSON {
    @Override
    String write(@Nullable Object value) {
      return switch (value) {
        case null -> "null";
        case Values.Json(String text) -> text;
        case String text -> quoted(text);
        case Instant time -> quoted(time.toString());
        default -> text(value);
      };
    }

    @Override
    String writeQuoted(@Nullable Object value) {
      String quoted = quoted(text(value));
      return quoted.substring(1, quoted.length() - 1);
    }
  },
  /** In a form, or the query of a URL. */
  FORM {
    @Override
    String write(@Nullable Object value) {
      return URLEncoder.encode(text(value), StandardCharsets.UTF_8);
    }
  },
  /** In the path or the query of a URL. */
  URL {
    @Override
    String write(@Nullable Object value) {
      return FORM.write(value).replace("+", "%20");
    }
  },
  /** In XML or HTML. */
  XML {
    @Override
    String write(@Nullable Object value) {
      return MARKUP.write(value).replace("\"", "&quot;").replace("'", "&#39;");
    }
  },
  /** In Slack's markup, where it can mention nobody. */
  MARKUP {
    @Override
    String write(@Nullable Object value) {
      return text(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
  };

  /** The value, escaped. */
  abstract String write(@Nullable Object value);

  /** The value within a string of the text's language. */
  String writeQuoted(@Nullable Object value) {
    return write(value);
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal number -> number.toPlainString();
      case Values.Json(String text) -> text;
      default -> value.toString();
    };
  }

  /** A text as one line, with a blank for each control character. */
  public static String line(String text) {
    return Reason.withoutControls(text).strip();
  }

  /** A text as a JSON string. */
  public static String quoted(String text) {
    JsonSink out = new JsonSink(text.length() + 16);
    out.string(text);
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }

  /** The escaping for bodies of a media type. */
  public static Escaping of(String contentType) {
    int end = contentType.indexOf(';');
    String type =
        (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (type.equals("application/x-www-form-urlencoded")) {
      return FORM;
    }
    if (type.endsWith("json")) {
      return JSON;
    }
    return type.endsWith("xml") || type.endsWith("html") ? XML : TEXT;
  }
}
