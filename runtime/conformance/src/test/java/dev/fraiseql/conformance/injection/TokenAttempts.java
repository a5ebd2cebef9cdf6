package dev.fraiseql.conformance.injection;

import static dev.fraiseql.conformance.injection.HostileRows.object;

import dev.fraiseql.conformance.cases.RequestJson;
import dev.fraiseql.conformance.injection.Attempt.Expected;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Puts a hostile string in place of opaque texts and names: cursors, global ids, hashes, operation
 * names.
 */
final class TokenAttempts {
  private static final Expected BAD_INPUT = new Expected.Rejection(ErrorCode.BAD_USER_INPUT);
  private static final Expected UNKNOWN =
      new Expected.Rejection(ErrorCode.PERSISTED_QUERY_NOT_FOUND);
  private static final String NODE =
      "query ($v: ID!) { r: node(nodeId: $v) { ... on Country { code } } }";
  private static final String AFTER =
      "query ($v: String) { r: countriesConnection(orderBy: [{name: ASC}], after: $v)"
          + " { nodes { code } } }";
  private static final String BEFORE = AFTER.replace("after", "before");
  private static final String BY_NUMBER =
      "query ($v: String) { r: sparsesConnection(after: $v) { nodes { id } } }";

  private final String byName;
  private final String byNumber;
  private final List<String> codes;

  /**
   * Attempts based on real cursors.
   *
   * @param byName a cursor of countries ordered by name
   * @param byNumber a cursor of sparses
   */
  TokenAttempts(String byName, String byNumber) {
    this.byName = byName;
    this.byNumber = byNumber;
    codes =
        HostileRows.rows().of("countries").stream()
            .map(row -> (String) row.get("code"))
            .sorted((a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()))
            .toList();
  }

  List<Attempt> of(String hostile) {
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(attempt("after", hostile, AFTER, hostile, BAD_INPUT));
    attempts.add(attempt("before", hostile, BEFORE, hostile, BAD_INPUT));
    attempts.add(attempt("nodeId", hostile, NODE, hostile, BAD_INPUT));
    attempts.add(
        attempt(
            "number in a cursor",
            hostile,
            BY_NUMBER,
            cursor(byNumber, List.of(hostile)),
            BAD_INPUT));
    String number = nodeId("City", hostile);
    attempts.add(attempt("number in a nodeId", hostile, NODE, number, BAD_INPUT));
    if (HostileStrings.isText(hostile)) {
      List<String> values = List.of(hostile, hostile);
      attempts.add(
          attempt("text in after", hostile, AFTER, cursor(byName, values), codes(hostile, 1)));
      attempts.add(
          attempt("text in before", hostile, BEFORE, cursor(byName, values), codes(hostile, -1)));
      attempts.add(
          attempt(
              "text in a nodeId",
              hostile,
              NODE,
              nodeId("Country", hostile),
              new Expected.Result(codes.contains(hostile) ? object("code", hostile) : null)));
      attempts.add(
          attempt(
              "type in a nodeId", hostile, NODE, nodeId(hostile, "1"), new Expected.Result(null)));
    }
    if (!hostile.isEmpty()) { // an empty name counts as missing
      attempts.add(
          new Attempt(
              "operationName",
              hostile,
              new GraphQlRequest("query A { r: citiesCount }", hostile, Map.of(), null),
              BAD_INPUT));
    }
    attempts.add(
        new Attempt(
            "name of a compiled operation",
            hostile,
            new GraphQlRequest(null, hostile, Map.of(), null),
            UNKNOWN));
    attempts.add(
        new Attempt("hash", hostile, new GraphQlRequest(null, null, Map.of(), hostile), UNKNOWN));
    return attempts;
  }

  private static Attempt attempt(
      String place, String hostile, String query, String value, Expected expected) {
    return Attempt.of(place, hostile, query, object("v", value), expected);
  }

  /** The codes after a text (side 1), or before it (side -1). */
  private Expected codes(String text, int side) {
    int[] from = text.codePoints().toArray();
    List<Map<String, Object>> nodes =
        codes.stream()
            .filter(
                code -> Integer.signum(Arrays.compare(code.codePoints().toArray(), from)) == side)
            .map(code -> object("code", code))
            .toList();
    return new Expected.Result(object("nodes", nodes));
  }

  private static String nodeId(String type, String key) {
    String json = RequestJson.of(List.of(type, key));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** A forged cursor of the same order with other values. */
  static String cursor(String real, List<String> values) {
    byte[] digest = Arrays.copyOf(Base64.getUrlDecoder().decode(real), 8);
    byte[] json = RequestJson.of(values).getBytes(StandardCharsets.UTF_8);
    CRC32C checksum = new CRC32C();
    checksum.update(digest);
    checksum.update(json);
    byte[] bytes = Arrays.copyOf(digest, 12 + json.length);
    for (int i = 0; i < 4; i++) {
      bytes[8 + i] = (byte) (checksum.getValue() >>> (8 * i));
    }
    System.arraycopy(json, 0, bytes, 12, json.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
