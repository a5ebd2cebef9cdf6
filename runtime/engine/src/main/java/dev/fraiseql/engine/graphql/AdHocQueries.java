package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.engine.query.BoundedCache;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.document.ParsedDocument;
import dev.fraiseql.plan.query.Planner;
import org.jspecify.annotations.Nullable;

/**
 * Documents that requests bring, parsed, validated and planned once and kept as long as they are
 * asked for.
 */
final class AdHocQueries {
  /** Characters of all documents kept: what is made of a document grows with it. */
  private static final long KEPT_CHARACTERS = 4_000_000;

  /** What a document costs however short it is, in characters. */
  private static final long CHARACTERS_OF_NONE = 500;

  private final DocumentReader reader;
  private final Planner planner;
  private final DocumentLimits limits;
  private final BoundedCache<Key, CompiledQuery> kept =
      new BoundedCache<>(
          KEPT_CHARACTERS, (key, query) -> key.document.length() + CHARACTERS_OF_NONE);

  private record Key(String document, @Nullable String operationName) {}

  AdHocQueries(DocumentReader reader, Planner planner, DocumentLimits limits) {
    this.reader = reader;
    this.planner = planner;
    this.limits = limits;
  }

  /**
   * An operation of a document.
   *
   * @param operationName null or empty if there is but one
   * @throws dev.fraiseql.plan.document.DocumentException if the document does not parse or is not
   *     valid
   * @throws RequestException LIMIT_EXCEEDED if it asks for too much; BAD_USER_INPUT if it has no
   *     such operation
   */
  CompiledQuery query(String document, @Nullable String operationName) {
    Key key = new Key(document, operationName);
    return kept.get(key)
        .orElseGet(() -> {
          CompiledQuery query = read(document, operationName);
          kept.put(key, query);
          return query;
        });
  }

  /** What an operation would do: see {@link Documents#kind}. */
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
    // Before it is validated: that takes longer than the document does, if it means harm.
    limits.check(parsed.document());
    reader.validate(parsed);
    OperationNode operation = parsed.operation(operationName);
    if (operation.kind() != OperationNode.Kind.QUERY) {
      throw new RequestException(
          ErrorCode.GRAPHQL_VALIDATION_FAILED, "Only queries are answered here.");
    }
    return new AdHocQuery(document, operation, planner);
  }
}
