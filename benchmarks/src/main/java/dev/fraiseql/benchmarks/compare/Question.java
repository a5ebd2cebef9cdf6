package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.load.HttpCall;
import dev.fraiseql.benchmarks.store.CustomerById;
import dev.fraiseql.benchmarks.store.InvoicePage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is asked: an operation, and values for its one variable.
 *
 * @param name the operation's
 * @param document its text
 * @param variable the name of the variable
 * @param values as JSON, sent in turn
 * @param postPath where the hand-written server takes the variable in a JSON object
 * @param getPath where it takes the variable in the URL, before the value
 */
record Question(
    String name,
    String document,
    String variable,
    List<String> values,
    String postPath,
    String getPath) {

  /** The question of the operation {@link CustomerById}: 59 customers. */
  private static final Question CUSTOMER =
      new Question(
          "CustomerById",
          CustomerById.DOCUMENT,
          "id",
          IntStream.rangeClosed(1, 59).mapToObj(id -> "\"" + id + "\"").toList(),
          "/customer",
          "/customers/");

  /** The question of the operation {@link InvoicePage}: four pages. */
  private static final Question INVOICES =
      new Question(
          "InvoicePage",
          InvoicePage.DOCUMENT,
          "offset",
          List.of("0", "100", "200", "300"),
          "/invoices",
          "/invoices/");

  static List<Question> all() {
    return List.of(CUSTOMER, INVOICES);
  }

  /** As a persisted operation: the document's hash in its place. */
  List<HttpCall> byHash() {
    String hash = sha256();
    return calls("{\"documentId\":\"sha256:" + hash + "\",\"variables\":{\"%s\":%s}}");
  }

  /**
   * With the document, whose operation goes without its name: a text that no compiled operation
   * has.
   */
  List<HttpCall> byText() {
    String text = document.replace("query " + name, "query").replace("\n", "\\n");
    return calls("{\"query\":\"" + text + "\",\"variables\":{\"%s\":%s}}");
  }

  private List<HttpCall> calls(String template) {
    return values.stream()
        .map(value -> HttpCall.post("/graphql", template.formatted(variable, value)))
        .toList();
  }

  /** To the hand-written server, in a JSON object. */
  List<HttpCall> byPost() {
    return values.stream()
        .map(value -> HttpCall.post(postPath, "{\"" + variable + "\":" + value + "}"))
        .toList();
  }

  /** To the hand-written server, in the URL. */
  List<HttpCall> byGet() {
    return values.stream().map(value -> HttpCall.get(getPath + value.replace("\"", ""))).toList();
  }

  private String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(document.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
