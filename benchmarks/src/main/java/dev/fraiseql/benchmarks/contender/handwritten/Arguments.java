package dev.fraiseql.benchmarks.contender.handwritten;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads an argument from a JSON object. */
final class Arguments {
  private static final JsonFactory JSON = new JsonFactory();

  private Arguments() {}

  /**
   * Returns a scalar member as text.
   *
   * @throws IOException if the object has no such member
   */
  static String argument(byte[] body, String name) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (key.equals(name) && value.isScalarValue()) {
          return parser.getText();
        }
        parser.skipChildren();
      }
      throw new IOException("no " + name);
    }
  }
}
