package dev.fraiseql.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.io.IOException;
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
  private static final int MAX_DEPTH = 200;
  private static final int MAX_DIGITS = 1000;

  /** Limits no texts and names, because the whole JSON is in memory. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_DIGITS)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads one value.
   *
   * @throws RequestException BAD_USER_INPUT if the text is not valid JSON, has a duplicate key,
   *     nests deeper than 200 or has a number of more than 1000 digits
   */
  public static @Nullable Object read(byte[] utf8) {
    try (JsonParser parser = JSON.createParser(utf8)) {
      return whole(parser);
    } catch (IOException e) {
      throw notUtf8();
    }
  }

  /** As {@link #read(byte[])}. */
  public static @Nullable Object read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      return whole(parser);
    } catch (IOException e) {
      throw notUtf8();
    }
  }

  private static @Nullable Object whole(JsonParser parser) throws IOException {
    try {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw malformed("something follows the value");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw parser.getParsingContext().getNestingDepth() > MAX_DEPTH
          ? rejected("The JSON nests deeper than " + MAX_DEPTH + " levels.")
          : rejected("A number in the JSON has more than " + MAX_DIGITS + " digits.");
    } catch (JsonEOFException e) {
      throw malformed("the text ends too early");
    } catch (JsonParseException e) {
      // The parser's own words name its settings.
      throw malformed(
          "there is a mistake at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    }
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
      default -> throw new IllegalStateException("the parser gave " + token);
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
        throw malformed("the key \"" + name + "\" is given twice");
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

  private static RequestException notUtf8() {
    return malformed("the text is not in UTF-8");
  }

  private static RequestException malformed(String problem) {
    return rejected("Not valid JSON: " + problem + ".");
  }

  private static RequestException rejected(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }
}
