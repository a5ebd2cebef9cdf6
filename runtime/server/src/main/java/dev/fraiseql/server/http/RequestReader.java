package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import io.micronaut.http.HttpParameters;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parses GraphQL requests from HTTP bodies and URLs. */
final class RequestReader {
  private static final String SHA256 = "sha256:";
  private static final int SHA256_DIGITS = 64;

  private RequestReader() {}

  /**
   * Parses a body.
   *
   * @param body UTF-8
   * @param maxBatch the maximum of requests in a batch; 0 rejects batches
   * @throws RequestException BAD_USER_INPUT if it is neither a well-formed request nor an array;
   *     LIMIT_EXCEEDED if it is an array of too many elements
   */
  static ParsedRequest body(byte[] body, int maxBatch) {
    return switch (JsonReader.read(body)) {
      case Map<?, ?> map -> new ParsedRequest.Single(request(map));
      case List<?> list -> batch(list, maxBatch);
      case null, default -> throw bad("The body is not a JSON object.");
    };
  }

  private static ParsedRequest batch(List<?> elements, int maxBatch) {
    if (maxBatch == 0) {
      throw bad("The body is an array: send one request at a time, as a JSON object.");
    }
    if (elements.isEmpty()) {
      throw bad("The body is an empty array: it holds no request.");
    }
    if (elements.size() > maxBatch) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "The body is a batch of "
              + elements.size()
              + " requests; the maximum is "
              + maxBatch
              + ".");
    }
    return new ParsedRequest.Batch(elements);
  }

  /**
   * Parses an element of a batch.
   *
   * @throws RequestException BAD_USER_INPUT if it is not a well-formed request
   */
  static GraphQlRequest element(@Nullable Object element) {
    if (element instanceof Map<?, ?> map) {
      return request(map);
    }
    throw bad("A request of the batch is not a JSON object.");
  }

  /**
   * Parses the parameters of a URL. Variables and extensions are JSON texts.
   *
   * @throws RequestException BAD_USER_INPUT if they are not a well-formed request
   */
  static GraphQlRequest parameters(HttpParameters parameters) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      String text = only(name, parameters.getAll(name));
      request.put(
          name,
          switch (name) {
            case "query" -> text;
            case "variables", "extensions" -> text.isEmpty() ? null : JsonReader.read(text);
            default -> text.isEmpty() ? null : text; // forms send empty fields as empty texts
          });
    }
    return request(request);
  }

  private static String only(String name, List<String> values) {
    if (values.size() > 1) {
      throw bad("'" + name + "' is given " + values.size() + " times.");
    }
    return values.getFirst();
  }

  @SuppressWarnings("NullAway") // it ignores that values of the record's map are nullable
  private static GraphQlRequest request(Map<?, ?> request) {
    String query = string(request, "query");
    String operationName = string(request, "operationName");
    String documentId = string(request, "documentId");
    Map<String, @Nullable Object> variables = object(request, "variables");
    Map<String, @Nullable Object> extensions = object(request, "extensions");
    String sha256 = persistedHash(extensions);
    String key = string(extensions, "idempotencyKey");
    if (documentId != null) {
      if (query != null) {
        throw bad("'documentId' replaces 'query': send only one of them.");
      }
      return keyed(identified(documentId, operationName, variables), key);
    }
    if (query == null && sha256 == null && operationName == null) {
      throw bad("The request has no 'query'.");
    }
    return keyed(new GraphQlRequest(query, operationName, variables, sha256), key);
  }

  private static GraphQlRequest keyed(GraphQlRequest request, @Nullable String key) {
    return key == null ? request : request.withIdempotencyKey(key);
  }

  /** A request by {@code documentId}: a hash, or the name of a compiled operation. */
  @SuppressWarnings("NullAway") // as above
  private static GraphQlRequest identified(
      String documentId, @Nullable String operationName, Map<String, @Nullable Object> variables) {
    String hash =
        documentId.startsWith(SHA256) ? documentId.substring(SHA256.length()) : documentId;
    if (hash.length() == SHA256_DIGITS && hash.chars().allMatch(HexFormat::isHexDigit)) {
      return new GraphQlRequest(null, operationName, variables, hash);
    }
    if (documentId.indexOf(':') >= 0) {
      throw bad(
          "'documentId' is neither sha256: with 64 hexadecimal digits nor the name of a compiled"
              + " operation.");
    }
    if (operationName != null && !operationName.equals(documentId)) {
      throw bad("'documentId' and 'operationName' name different operations.");
    }
    return new GraphQlRequest(null, documentId, variables, null);
  }

  /** The hash of a persisted query; null if there is none. */
  private static @Nullable String persistedHash(Map<String, @Nullable Object> extensions) {
    if (extensions.get("persistedQuery") == null) {
      return null;
    }
    Map<String, @Nullable Object> persisted = object(extensions, "persistedQuery");
    if (!Objects.requireNonNullElse(persisted.get("version"), 1L).equals(1L)) {
      throw bad("'persistedQuery' is supported in version 1 only.");
    }
    String sha256 = string(persisted, "sha256Hash");
    if (sha256 == null) {
      throw bad("'persistedQuery' has no 'sha256Hash'.");
    }
    return sha256;
  }

  private static @Nullable String string(Map<?, ?> request, String name) {
    return switch (request.get(name)) {
      case null -> null;
      case String string -> string;
      default -> throw bad("'" + name + "' is not a string.");
    };
  }

  /** An entry that is an object; empty if it is missing or null. */
  @SuppressWarnings("unchecked") // keys of JSON objects are strings
  private static Map<String, @Nullable Object> object(Map<?, ?> request, String name) {
    return switch (request.get(name)) {
      case null -> Map.of();
      case Map<?, ?> map -> (Map<String, @Nullable Object>) map;
      default -> throw bad("'" + name + "' is not a JSON object.");
    };
  }

  private static RequestException bad(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }
}
