package dev.fraiseql.engine.graphql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request: a document, or the hash or name of a compiled operation.
 *
 * @param query the document; null for a compiled operation or persisted query
 * @param operationName the operation of the document to run; without document and hash, the name of
 *     a compiled operation
 * @param variables JSON values by name: {@code String Boolean Long BigInteger BigDecimal List Map
 *     null}
 * @param sha256 the document's hash, in hexadecimal: {@code documentId} or {@code
 *     extensions.persistedQuery.sha256Hash}
 * @param idempotencyKey by which a mutation is executed once; null for none
 */
public record GraphQlRequest(
    @Nullable String query,
    @Nullable String operationName,
    Map<String, @Nullable Object> variables,
    @Nullable String sha256,
    @Nullable String idempotencyKey) {
  public GraphQlRequest {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** A request without an idempotency key. */
  public GraphQlRequest(
      @Nullable String query,
      @Nullable String operationName,
      Map<String, @Nullable Object> variables,
      @Nullable String sha256) {
    this(query, operationName, variables, sha256, null);
  }

  /** The same request with an idempotency key. */
  public GraphQlRequest withIdempotencyKey(String key) {
    return new GraphQlRequest(query, operationName, variables, sha256, key);
  }

  /** A request for the only operation of a document, without variables. */
  public GraphQlRequest(String query) {
    this(query, null, Map.of(), null);
  }
}
