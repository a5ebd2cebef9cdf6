package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import io.micronaut.http.HttpParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a GraphQL request. */
final class RequestReader {
  private RequestReader() {}

  /**
   * Reads a body.
   *
   * @param body UTF-8
   * @throws RequestException BAD_USER_INPUT if it is not one JSON object, or its entries are not
   *     what they should be
   */
  static GraphQlRequest body(byte[] body) {
    return request(
        switch (JsonReader.read(body)) {
          case Map<?, ?> map -> map;
          case List<?> list ->
              throw bad("The body is an array: send one request at a time, as a JSON object.");
          case null, default -> throw bad("The body is not a JSON object.");
        });
  }

  /**
   * Reads the parameters of a URL, where variables and extensions are JSON.
   *
   * @throws RequestException BAD_USER_INPUT if these are not JSON objects
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
            default -> text.isEmpty() ? null : text; // an empty field of a form is no value
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

  @SuppressWarnings("NullAway") // does not see in a class file that a record's map may hold nulls
  private static GraphQlRequest request(Map<?, ?> request) {
    String query = string(request, "query");
    String operationName = string(request, "operationName");
    String sha256 = sha256(request);
    if (query == null && sha256 == null && operationName == null) {
      throw bad("The request has no 'query'.");
    }
    return new GraphQlRequest(query, operationName, object(request, "variables"), sha256);
  }

  /**
   * The hash of a document that is known already, as {@code documentId} or in Apollo's extension.
   */
  private static @Nullable String sha256(Map<?, ?> request) {
    String documentId = string(request, "documentId");
    Map<String, @Nullable Object> extensions = object(request, "extensions");
    if (documentId != null) {
      return documentId.startsWith("sha256:") ? documentId.substring(7) : documentId;
    }
    return string(object(extensions, "persistedQuery"), "sha256Hash");
  }

  private static @Nullable String string(Map<?, ?> request, String name) {
    return switch (request.get(name)) {
      case null -> null;
      case String string -> string;
      default -> throw bad("'" + name + "' is not a string.");
    };
  }

  /** Empty if there is none. */
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
