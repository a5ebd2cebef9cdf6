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
 * A query of the benchmark: an operation, and values for its variables.
 *
 * @param name the name in the report
 * @param document the operation's text
 * @param path the endpoint of the handwritten server, which takes the variables in a JSON object or
 *     as the next segment of the path
 * @param uncaptured the text of an operation that does the same without capture; null for none
 * @param postGraphile the query for PostGraphile; null if PostGraphile is not measured with it
 */
record BenchmarkQuery(
    String name,
    String document,
    Variables variables,
    String path,
    @Nullable String uncaptured,
    @Nullable PostGraphileQuery postGraphile) {

  /** A query. */
  BenchmarkQuery(
      String name,
      String document,
      Variables variables,
      String path,
      @Nullable PostGraphileQuery postGraphile) {
    this(name, document, variables, path, null, postGraphile);
  }

  /** Requests that name the compiled operation by the hash of its document. */
  List<HttpCall> byHash() {
    return graphQl(hash(document));
  }

  /** The same for the operation without capture, which must not be null. */
  List<HttpCall> uncapturedByHash() {
    return graphQl(hash(Objects.requireNonNull(uncaptured, name)));
  }

  /**
   * Requests with the document as text. The operation's name is removed, because the exact text of
   * a compiled operation would run that operation.
   */
  List<HttpCall> byText() {
    return graphQl(text(document.replaceFirst("^(query|mutation) \\w+", "$1")));
  }

  /** Requests with the document for PostGraphile, which must not be null. */
  List<HttpCall> forPostGraphile() {
    return graphQl(text(Objects.requireNonNull(postGraphile, name).document()));
  }

  /** The member {@code query} of a request. The document has nothing to escape but line ends. */
  private static String text(String document) {
    return "\"query\":\"" + document.replace("\n", "\\n") + "\"";
  }

  private List<HttpCall> graphQl(String member) {
    return variables.objects().stream()
        .map(object -> HttpCall.post("/graphql", "{" + member + ",\"variables\":" + object + "}"))
        .toList();
  }

  /** Requests to the handwritten server with the variables in a JSON object. */
  List<HttpCall> byPost() {
    return variables.objects().stream().map(object -> HttpCall.post(path, object)).toList();
  }

  /** Requests to the handwritten server with the variables in the URL. */
  List<HttpCall> byGet() {
    return variables.segments().stream().map(segment -> HttpCall.get(path + segment)).toList();
  }

  /** The member of a request that names a compiled operation. */
  private static String hash(String document) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(document.getBytes(StandardCharsets.UTF_8));
      return "\"documentId\":\"sha256:" + HexFormat.of().formatHex(hash) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
