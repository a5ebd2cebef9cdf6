package dev.fraiseql.engine.graphql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request. It brings a document, or names a compiled operation by its hash or by its name.
 *
 * @param query the document; null to run a compiled operation
 * @param operationName which operation of the document, or, without document and hash, which
 *     compiled operation
 * @param variables by name, as JSON knows them: {@code String Boolean Long BigInteger BigDecimal
 *     List Map null}
 * @param sha256 the hash of a compiled operation's document: {@code documentId} or {@code
 *     extensions.persistedQuery.sha256Hash}
 */
public record GraphQlRequest(
    @Nullable String query,
    @Nullable String operationName,
    Map<String, @Nullable Object> variables,
    @Nullable String sha256) {
  public GraphQlRequest {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** A document with one operation, without variables. */
  public GraphQlRequest(String query) {
    this(query, null, Map.of(), null);
  }
}
