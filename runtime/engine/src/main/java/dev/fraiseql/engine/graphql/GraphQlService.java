package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.graphql.GraphQlAnswer.Outcome;
import dev.fraiseql.engine.json.JsonAnswer;
import dev.fraiseql.engine.json.JsonExecutor;
import dev.fraiseql.engine.query.CostLimit;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.jdbc.Recipient;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.plan.document.DocumentException;
import java.util.List;

/**
 * Answers GraphQL requests. Used by many threads at once; a call blocks while the database works.
 */
public final class GraphQlService {
  private final QueryFinder finder;
  private final QueryPreparer preparer;
  private final JsonExecutor executor;
  private final PageCap cap;
  private final CostLimit costs;
  private final Incidents incidents;

  /**
   * A service.
   *
   * @param cap how many rows a list in JSON may have
   * @param costs what a query in JSON may cost
   */
  public GraphQlService(
      QueryFinder finder,
      QueryPreparer preparer,
      JsonExecutor executor,
      PageCap cap,
      CostLimit costs,
      Incidents incidents) {
    this.finder = finder;
    this.preparer = preparer;
    this.executor = executor;
    this.cap = cap;
    this.costs = costs;
    this.incidents = incidents;
  }

  /** As {@link #execute(GraphQlRequest, Caller, Recipient)}, for one who waits to the end. */
  public GraphQlAnswer execute(GraphQlRequest request, Caller caller) {
    return execute(request, caller, Recipient.NEVER_LEAVES);
  }

  /**
   * The answer, which may consist of errors. Never throws on account of the request or the
   * database.
   *
   * @param recipient when it has gone, what is done in the database is stopped
   */
  public GraphQlAnswer execute(GraphQlRequest request, Caller caller, Recipient recipient) {
    PreparedQuery prepared;
    long cost;
    OperationKind kind = OperationKind.UNKNOWN;
    try {
      CompiledQuery query = find(request);
      kind = OperationKind.QUERY; // there are no others
      prepared = prepare(query, request, caller);
      cost = costs.check(prepared);
    } catch (RequestException e) {
      return refused(request, kind, List.of(e));
    } catch (DocumentException e) {
      return refused(request, kind, e.errors());
    } catch (RuntimeException e) {
      return refused(
          request, kind, List.of(incidents.report("A request could not be prepared", e)));
    }
    return answer(executor.execute(prepared, recipient), kind, cost);
  }

  private GraphQlAnswer refused(
      GraphQlRequest request, OperationKind kind, List<RequestException> errors) {
    // Of what was found, the kind is known; what was not is worth reading once more.
    OperationKind told = kind == OperationKind.UNKNOWN ? finder.kind(request) : kind;
    return answer(JsonExecutor.refused(errors), told, 0);
  }

  private static GraphQlAnswer answer(JsonAnswer answer, OperationKind kind, long cost) {
    Outcome outcome = answer.begun() ? Outcome.EXECUTED : Outcome.REQUEST_ERROR;
    return new GraphQlAnswer(
        answer.body().array(), 0, answer.body().size(), outcome, kind, answer.code(), cost);
  }

  /**
   * What a request comes to, whatever it costs: every statement of it bound, within the rows that
   * the caller may see.
   *
   * @throws DocumentException if the request's document does not parse or is not valid
   * @throws RequestException if there is no such operation, or the document asks for too much, or
   *     the variables do not fit
   */
  public PreparedQuery prepare(GraphQlRequest request, Caller caller) {
    return prepare(find(request), request, caller);
  }

  private PreparedQuery prepare(CompiledQuery query, GraphQlRequest request, Caller caller) {
    return preparer.prepare(query, request.variables(), new RowScope(caller), cap);
  }

  /**
   * The operation that a request asks for, compiled or ad hoc.
   *
   * @throws DocumentException if the request's document does not parse or is not valid
   * @throws RequestException if there is no such operation, it is not trusted, or the document asks
   *     for too much
   */
  public CompiledQuery find(GraphQlRequest request) {
    return finder.find(request);
  }
}
