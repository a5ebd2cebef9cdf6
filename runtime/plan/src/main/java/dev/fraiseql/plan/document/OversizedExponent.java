package dev.fraiseql.plan.document;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.RequestException.Location;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a number whose exponent exceeds an {@code int}. graphql-java rejects it without a location.
 */
final class OversizedExponent {
  /** Matches strings, comments and names as a whole, so that digits in them are skipped. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\"(?:[^\"\\\\]|\\\\\"\"\"|\\\\|\"(?!\"\"))*+\"\"\""
              + "|\"(?:[^\"\\\\\\n\\r]|\\\\.)*+\""
              + "|#[^\\n\\r]*+"
              + "|[_A-Za-z][_0-9A-Za-z]*+"
              + "|(?<number>-?[0-9]++(?:\\.[0-9]++)?[eE][+-]?[0-9]++)");

  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");
  private static final int MAX_SHOWN = 60;

  private OversizedExponent() {}

  /** The error for the first such number of a document. */
  static Optional<RequestException> find(String text) {
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      if (tokens.group("number") != null && !isReadable(tokens.group("number"))) {
        return Optional.of(
            new RequestException(
                ErrorCode.GRAPHQL_PARSE_FAILED,
                shown(tokens.group("number"))
                    + " cannot be read: its exponent is too large. Write a number that a column can"
                    + " hold.",
                List.of(),
                List.of(location(text.substring(0, tokens.start())))));
      }
    }
    return Optional.empty();
  }

  private static boolean isReadable(String number) {
    try {
      return new BigDecimal(number).precision() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Location location(String before) {
    String[] lines = LINE_END.split(before, -1);
    return new Location(lines.length, lines[lines.length - 1].length() + 1);
  }

  private static String shown(String number) {
    return number.length() <= MAX_SHOWN ? number : number.substring(0, MAX_SHOWN) + "...";
  }
}
