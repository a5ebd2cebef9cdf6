package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.engine.query.BoundedCache;
import dev.fraiseql.engine.query.OperationKind;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.document.ParsedDocument;
import dev.fraiseql.plan.query.Planner;
import org.jspecify.annotations.Nullable;

/** Parses, validates and plans ad hoc documents, and caches the results. */
final class AdHocQueryCache {
  /**
   * The maximum of characters of all cached documents; the size of a plan grows with its document.
   */
  private static final long MAX_CHARACTERS = 4_000_000;

  /** What every document counts in addition to its length, in characters. */
  private static final long BASE_WEIGHT = 500;

  private final DocumentReader reader;
  private final Planner planner;
  private final DocumentLimits limits;
  private final BoundedCache<Key, CompiledQuery> cache =
      new BoundedCache<>(MAX_CHARACTERS, (key, query) -> key.document.length() + BASE_WEIGHT);

  private record Key(String document, @Nullable String operationName) {}

  AdHocQueryCache(DocumentReader reader, Planner planner, DocumentLimits limits) {
    this.reader = reader;
    this.planner = planner;
    this.limits = limits;
  }

  /**
   * An operation of a document.
   *
   * @param operationName null or empty for the only one
   * @throws dev.fraiseql.plan.document.DocumentException if the document does not parse or is not
   *     valid
   * @throws RequestException LIMIT_EXCEEDED if it exceeds a limit; BAD_USER_INPUT if it has no such
   *     operation
   */
  CompiledQuery query(String document, @Nullable String operationName) {
    Key key = new Key(document, operationName);
    return cache
        .get(key)
        .orElseGet(() -> {
          CompiledQuery query = read(document, operationName);
          cache.put(key, query);
          return query;
        });
  }

  /** The kind of an operation: see {@link DocumentPlanner#kind}. */
  OperationKind kind(String document, @Nullable String operationName) {
    return DocumentReader.parse(document)
        .kind(operationName)
        .map(kind ->
            switch (kind) {
              case QUERY -> OperationKind.QUERY;
              case MUTATION -> OperationKind.MUTATION;
              case SUBSCRIPTION -> OperationKind.SUBSCRIPTION;
            })
        .orElse(OperationKind.UNKNOWN);
  }

  private CompiledQuery read(String document, @Nullable String operationName) {
    ParsedDocument parsed = DocumentReader.parse(document);
    // Before validation, whose time can grow faster than the size of a malicious document.
    limits.check(parsed.document());
    reader.validate(parsed);
    OperationNode operation = parsed.operation(operationName);
    if (operation.kind() == OperationNode.Kind.SUBSCRIPTION) {
      throw new RequestException(
          ErrorCode.GRAPHQL_VALIDATION_FAILED, "Only queries and mutations are supported here.");
    }
    return new AdHocQuery(document, operation, planner);
  }
}
