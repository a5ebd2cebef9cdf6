package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.engine.TrustedDocuments;
import dev.fraiseql.engine.query.QueryRegistry;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a request asks for: compiled, or in a document of its own. */
public final class QueryFinder {
  private final QueryRegistry compiled;
  private final Documents documents;
  private final TrustedDocuments trusted;
  private final PersistedDocuments persisted = new PersistedDocuments();

  /** A finder among these operations and, unless only those are trusted, in documents. */
  public QueryFinder(QueryRegistry compiled, Documents documents, TrustedDocuments trusted) {
    this.compiled = compiled;
    this.documents = documents;
    this.trusted = trusted;
  }

  /**
   * The operation.
   *
   * @throws dev.fraiseql.plan.document.DocumentException if the request's document does not parse
   *     or is not valid
   * @throws RequestException if there is no such operation, it is not trusted, or the document asks
   *     for too much
   */
  CompiledQuery find(GraphQlRequest request) {
    String document = request.query();
    String sha256 = request.sha256();
    String operationName = request.operationName();
    if (document == null) {
      return sha256 == null ? named(operationName) : hashed(sha256, operationName);
    }
    if (sha256 == null) {
      return written(document, operationName);
    }
    String hash = sha256.toLowerCase(Locale.ROOT);
    if (!AdHocQuery.sha256(document).equals(hash)) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "The hash that was sent is not that of the query.");
    }
    CompiledQuery query = written(document, operationName);
    persisted.keep(hash, document); // not before it has turned out to be one
    return query;
  }

  /** What the request's document would do, for a request that was refused. */
  OperationKind kind(GraphQlRequest request) {
    String document = request.query();
    return document == null || trusted == TrustedDocuments.ONLY
        ? OperationKind.UNKNOWN
        : documents.kind(document, request.operationName());
  }

  private CompiledQuery written(String document, @Nullable String operationName) {
    return compiled.written(document, operationName).orElseGet(() -> read(document, operationName));
  }

  private CompiledQuery read(String document, @Nullable String operationName) {
    if (trusted == TrustedDocuments.ONLY) {
      throw new RequestException(
          ErrorCode.FORBIDDEN,
          "Only operations that were compiled with the application are answered here: ask for one"
              + " by its name or its hash.");
    }
    return documents.query(document, operationName);
  }

  private CompiledQuery hashed(String sha256, @Nullable String operationName) {
    Optional<CompiledQuery> known = compiled.hashed(sha256);
    if (known.isEmpty()) {
      return persisted
          .document(sha256.toLowerCase(Locale.ROOT))
          .map(document -> documents.query(document, operationName))
          .orElseThrow(() ->
              new RequestException(
                  ErrorCode.PERSISTED_QUERY_NOT_FOUND, "No operation is known by this hash."));
    }
    CompiledQuery query = known.get();
    if (operationName != null && !operationName.equals(query.name())) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "The operation with this hash is called "
              + query.name()
              + ", not "
              + operationName
              + ".");
    }
    return query;
  }

  private CompiledQuery named(@Nullable String operationName) {
    if (operationName == null) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "The request brings no query, and no hash or name of a compiled operation.");
    }
    return compiled
        .named(operationName)
        .orElseThrow(() ->
            new RequestException(
                ErrorCode.PERSISTED_QUERY_NOT_FOUND,
                "There is no compiled operation "
                    + operationName
                    + "."
                    + Suggestions.sentence(operationName, compiled.names())));
  }
}
