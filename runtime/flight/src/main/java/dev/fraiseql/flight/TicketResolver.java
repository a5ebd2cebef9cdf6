package dev.fraiseql.flight;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.Map;

/** Finds the query that a ticket means: the same as over HTTP, but without a cap on pages. */
final class TicketResolver {
  private final FraiseEngine engine;
  private final Exports exports;

  TicketResolver(FraiseEngine engine) {
    this.engine = engine;
    this.exports = new Exports(engine);
  }

  /**
   * The query, within the rows that the caller may see.
   *
   * @throws RequestException if the ticket names something unknown, or asks for something wrong
   */
  PreparedQuery resolve(Ticket ticket, Caller caller) {
    RowScope scope = new RowScope(caller);
    return switch (ticket) {
      case Ticket.Operation operation ->
          engine
              .preparer()
              .prepare(compiled(operation.reference()), operation.variables(), scope, PageCap.NONE);
      case Ticket.Document document ->
          engine.preparer().prepare(written(document), document.variables(), scope, PageCap.NONE);
      case Ticket.Export export -> {
        checkExports();
        yield exports.prepare(export.request(), scope);
      }
    };
  }

  /**
   * The operation of a document that a client wrote.
   *
   * @throws RequestException FORBIDDEN if only compiled ones are answered
   */
  CompiledQuery written(Ticket.Document document) {
    return engine
        .graphql()
        .find(new GraphQlRequest(document.query(), document.operationName(), Map.of(), null));
  }

  /** Whether tables can be exported: an export is a query that nobody compiled. */
  boolean allowsExports() {
    return engine.settings().trusted() == TrustedDocuments.OFF;
  }

  /**
   * Refuses exports where they are not allowed.
   *
   * @throws RequestException FORBIDDEN
   */
  void checkExports() {
    if (!allowsExports()) {
      throw new RequestException(
          ErrorCode.FORBIDDEN,
          "Only operations that were compiled with the application are answered here, and no"
              + " exports: ask for one by its name or its hash.");
    }
  }

  /**
   * The compiled operation of that name or hash.
   *
   * @throws RequestException PERSISTED_QUERY_NOT_FOUND if there is none
   */
  CompiledQuery compiled(String reference) {
    return engine
        .queries()
        .named(reference)
        .or(() -> engine.queries().hashed(reference))
        .orElseThrow(() -> unknown(reference));
  }

  Exports exports() {
    return exports;
  }

  private RequestException unknown(String reference) {
    return new RequestException(
        ErrorCode.PERSISTED_QUERY_NOT_FOUND,
        "No operation was compiled as \""
            + reference
            + "\"."
            + Suggestions.sentence(reference, engine.queries().names()));
  }
}
