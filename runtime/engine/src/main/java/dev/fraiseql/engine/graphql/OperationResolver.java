package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.engine.query.OperationKind;
import dev.fraiseql.engine.query.QueryRegistry;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the operation of a request: a compiled, persisted or ad hoc one. */
public final class OperationResolver {
  private final QueryRegistry compiled;
  private final DocumentPlanner documents;
  private final TrustedDocuments trusted;
  private final PersistedDocuments persisted = new PersistedDocuments();

  /** A resolver of compiled operations and, unless only those are trusted, of documents. */
  public OperationResolver(
      QueryRegistry compiled, DocumentPlanner documents, TrustedDocuments trusted) {
    this.compiled = compiled;
    this.documents = documents;
    this.trusted = trusted;
  }

  /**
   * The operation of a request.
   *
   * @throws dev.fraiseql.plan.document.DocumentException if the request's document does not parse
   *     or is not valid
   * @throws RequestException if there is no such operation, it is not trusted, or the document
   *     exceeds a limit
   */
  CompiledQuery resolve(GraphQlRequest request) {
    String document = request.query();
    String sha256 = request.sha256();
    String operationName = request.operationName();
    if (document == null) {
      return sha256 == null ? byName(operationName) : byHash(sha256, operationName);
    }
    if (sha256 == null) {
      return byText(document, operationName);
    }
    String hash = sha256.toLowerCase(Locale.ROOT);
    if (!AdHocQuery.sha256(document).equals(hash)) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "The hash that was sent is not that of the query.");
    }
    CompiledQuery query = byText(document, operationName);
    persisted.put(hash, document); // only now that the document is known to be valid
    return query;
  }

  /** The kind of the operation of a rejected request. */
  OperationKind kind(GraphQlRequest request) {
    String document = request.query();
    return document == null || trusted == TrustedDocuments.ONLY
        ? OperationKind.UNKNOWN
        : documents.kind(document, request.operationName());
  }

  private CompiledQuery byText(String document, @Nullable String operationName) {
    return compiled.written(document, operationName).orElseGet(() -> read(document, operationName));
  }

  private CompiledQuery read(String document, @Nullable String operationName) {
    if (trusted == TrustedDocuments.ONLY) {
      throw new RequestException(
          ErrorCode.FORBIDDEN,
          "Only operations that were compiled with the application run here: send the name or hash"
              + " of one.");
    }
    return documents.query(document, operationName);
  }

  private CompiledQuery byHash(String sha256, @Nullable String operationName) {
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

  private CompiledQuery byName(@Nullable String operationName) {
    if (operationName == null) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "The request has no query, and no hash or name of a compiled operation.");
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
