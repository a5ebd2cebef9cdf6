package dev.fraiseql.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a request as {@code String Boolean Long BigInteger BigDecimal List Map null}.
 * Numbers keep all digits, maps keep the order of their keys.
 */
public final class JsonReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(200).maxNumberLength(1000).build())
          .build();

  private JsonReader() {}

  /**
   * Reads one value.
   *
   * @throws RequestException BAD_USER_INPUT if the text is not valid JSON, has a duplicate key or
   *     nests deeper than 200
   */
  public static @Nullable Object read(byte[] utf8) {
    try (JsonParser parser = JSON.createParser(utf8)) {
      return whole(parser);
    } catch (IOException e) {
      throw rejected(e);
    }
  }

  /** As {@link #read(byte[])}. */
  public static @Nullable Object read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      return whole(parser);
    } catch (IOException e) {
      throw rejected(e);
    }
  }

  private static @Nullable Object whole(JsonParser parser) throws IOException {
    parser.nextToken();
    Object value = value(parser);
    if (parser.nextToken() != null) {
      throw malformed("something follows the value");
    }
    return value;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw malformed("the text is empty");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT, LONG -> (Object) parser.getLongValue();
            default -> parser.getBigIntegerValue();
          };
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw malformed("unexpected " + token);
    };
  }

  private static BigDecimal decimal(JsonParser parser) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException e) {
      // The syntax is valid, but the exponent does not fit an int.
      throw malformed("the exponent of a number is too large");
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      int before = object.size();
      object.put(name, value(parser));
      if (object.size() == before) {
        throw malformed("Duplicate field '" + name + "'");
      }
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static RequestException rejected(IOException problem) {
    if (problem instanceof JsonProcessingException json) {
      return malformed(json.getOriginalMessage().lines().findFirst().orElse("unreadable"));
    }
    throw new UncheckedIOException("reading from memory failed", problem);
  }

  private static RequestException malformed(String problem) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, "Not valid JSON: " + problem + ".");
  }
}
