package dev.fraiseql.flight.ticket;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.graphql.GraphQlService;
import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.engine.query.QueryRegistry;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.Map;

/** Finds and prepares the queries of tickets, as for HTTP but without a maximum page size. */
public final class TicketResolver {
  private final QueryRegistry queries;
  private final GraphQlService graphql;
  private final QueryPreparer preparer;
  private final Exports exports;
  private final boolean allowsExports;

  /**
   * Where the queries come from.
   *
   * @param queries the compiled operations
   * @param graphql parses ad hoc documents
   * @param exports binds exports
   * @param trusted whether only compiled operations are allowed
   */
  public record Sources(
      QueryRegistry queries,
      GraphQlService graphql,
      QueryPreparer preparer,
      Exports exports,
      TrustedDocuments trusted) {}

  /** A resolver of tickets. */
  public TicketResolver(Sources sources) {
    queries = sources.queries();
    graphql = sources.graphql();
    preparer = sources.preparer();
    exports = sources.exports();
    // An export is not a compiled operation, so trusted documents exclude it.
    allowsExports = sources.trusted() == TrustedDocuments.OFF;
  }

  /**
   * Prepares a GraphQL operation, restricted to the rows that the caller may see.
   *
   * @throws RequestException as {@link #query} does, or BAD_USER_INPUT for a wrong variable
   */
  public PreparedQuery prepare(Ticket.GraphQl ticket, Caller caller) {
    return preparer.prepare(query(ticket), ticket.variables(), new RowScope(caller), PageCap.NONE);
  }

  /**
   * Prepares an export, restricted to the rows that the caller may see.
   *
   * @throws RequestException FORBIDDEN, or BAD_USER_INPUT for an unknown type, field or column
   */
  public PreparedQuery prepare(Ticket.Export ticket, Caller caller) {
    checkExportsAllowed();
    return exports.prepare(ticket.request(), new RowScope(caller));
  }

  /**
   * Finds a query.
   *
   * @throws RequestException PERSISTED_QUERY_NOT_FOUND if no operation has that name or hash,
   *     FORBIDDEN for a document if only compiled operations are allowed, BAD_USER_INPUT for a
   *     mutation
   */
  public CompiledQuery query(Ticket.GraphQl ticket) {
    CompiledQuery found = operation(ticket);
    if (found.isMutation()) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          (found.name().isEmpty() ? "The operation" : found.name())
              + " is a mutation: send it over HTTP.");
    }
    return found;
  }

  private CompiledQuery operation(Ticket.GraphQl ticket) {
    return switch (ticket) {
      case Ticket.Operation(String reference, var variables) ->
          queries
              .named(reference)
              .or(() -> queries.hashed(reference))
              .orElseThrow(() -> unknown(reference));
      case Ticket.Document(String query, String name, var variables) ->
          graphql.find(new GraphQlRequest(query, name, Map.of(), null));
    };
  }

  /** Whether clients may export tables. */
  public boolean allowsExports() {
    return allowsExports;
  }

  /**
   * Rejects exports where only compiled operations are allowed.
   *
   * @throws RequestException FORBIDDEN
   */
  public void checkExportsAllowed() {
    if (!allowsExports) {
      throw new RequestException(
          ErrorCode.FORBIDDEN,
          "Only operations that were compiled with the application are answered here, and no"
              + " exports: ask for one by its name or its hash.");
    }
  }

  /**
   * The plan of an operation if all its variables have their default values. It has the columns of
   * the operation's stream but must not be run.
   */
  public static Plan defaultPlan(CompiledQuery query) {
    int switches = 0;
    for (int i = 0; i < query.switches().size(); i++) {
      Variable variable = query.variables().get(query.switches().get(i));
      if (Boolean.TRUE.equals(variable.defaultValue())) {
        switches |= 1 << i;
      }
    }
    return query.plan(switches);
  }

  private RequestException unknown(String reference) {
    return new RequestException(
        ErrorCode.PERSISTED_QUERY_NOT_FOUND,
        "No operation was compiled as \""
            + reference
            + "\"."
            + Suggestions.sentence(
                reference, queries.queries().stream().map(CompiledQuery::name).toList()));
  }
}
