package dev.fraiseql.server.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recognizes the content type of requests: JSON, in UTF-8. */
final class JsonContentType {
  private JsonContentType() {}

  /**
   * Whether a header is that content type.
   *
   * @param contentType null if the request has none
   */
  static boolean is(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    if (contentType.equals("application/json")) { // what nearly every client sends
      return true;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals("application/json")) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return true;
  }
}
