package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.load.HttpCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: an operation, and values for its variables.
 *
 * @param name what the report calls it
 * @param document the operation's text
 * @param path where the hand-written server takes the variables: in a JSON object, or as the next
 *     segment of the path
 * @param wording how PostGraphile is asked; null if it is not
 */
record Question(
    String name, String document, Variables variables, String path, @Nullable Wording wording) {

  /** As a persisted operation: the document's hash in its place. */
  List<HttpCall> byHash() {
    return graphQl("\"documentId\":\"sha256:" + sha256() + "\"");
  }

  /**
   * With the document, whose operation goes without its name: a text that no compiled operation
   * has.
   */
  List<HttpCall> byText() {
    return graphQl(text(document.replaceFirst("query \\w+", "query")));
  }

  /** With the text for PostGraphile, which there is. */
  List<HttpCall> byWording() {
    return graphQl(text(Objects.requireNonNull(wording, name).document()));
  }

  /** The member of the request that has a text in which nothing but line ends need be escaped. */
  private static String text(String document) {
    return "\"query\":\"" + document.replace("\n", "\\n") + "\"";
  }

  private List<HttpCall> graphQl(String member) {
    return variables.objects().stream()
        .map(object -> HttpCall.post("/graphql", "{" + member + ",\"variables\":" + object + "}"))
        .toList();
  }

  /** To the hand-written server, in a JSON object. */
  List<HttpCall> byPost() {
    return variables.objects().stream().map(object -> HttpCall.post(path, object)).toList();
  }

  /** To the hand-written server, in the URL. */
  List<HttpCall> byGet() {
    return variables.segments().stream().map(segment -> HttpCall.get(path + segment)).toList();
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
