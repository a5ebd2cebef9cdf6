package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.engine.json.JsonExecutor;
import dev.fraiseql.engine.query.CostLimit;
import dev.fraiseql.engine.query.OperationKind;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.engine.write.MutationExecutor;
import dev.fraiseql.engine.write.MutationRequest;
import dev.fraiseql.jdbc.Recipient;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.plan.document.DocumentException;
import dev.fraiseql.plan.write.InputException;
import java.util.List;

/** Executes GraphQL requests. Thread-safe; calls block until the database has responded. */
public final class GraphQlService {
  private final OperationResolver operations;
  private final QueryPreparer preparer;
  private final JsonExecutor executor;
  private final MutationExecutor mutations;
  private final PageCap cap;
  private final CostLimit costs;
  private final Incidents incidents;

  /**
   * A service.
   *
   * @param cap the maximum of rows of a list
   * @param costs the maximum cost of a query
   */
  public GraphQlService(
      OperationResolver operations,
      QueryPreparer preparer,
      JsonExecutor executor,
      MutationExecutor mutations,
      PageCap cap,
      CostLimit costs,
      Incidents incidents) {
    this.operations = operations;
    this.preparer = preparer;
    this.executor = executor;
    this.mutations = mutations;
    this.cap = cap;
    this.costs = costs;
    this.incidents = incidents;
  }

  /**
   * Executes a request as {@link #execute(GraphQlRequest, Caller, Recipient)} does, unless it is a
   * mutation, which is not executed. The response tells its kind.
   */
  public GraphQlResponse executeQuery(GraphQlRequest request, Caller caller, Recipient recipient) {
    return execute(request, caller, recipient, false);
  }

  /** As {@link #execute(GraphQlRequest, Caller, Recipient)}, without cancellation. */
  public GraphQlResponse execute(GraphQlRequest request, Caller caller) {
    return execute(request, caller, Recipient.NEVER_LEAVES);
  }

  /**
   * Executes a request. Mistakes in the request and failures of the database become errors in the
   * response, never exceptions.
   *
   * @param recipient running statements are cancelled when it has gone
   */
  public GraphQlResponse execute(GraphQlRequest request, Caller caller, Recipient recipient) {
    return execute(request, caller, recipient, true);
  }

  private GraphQlResponse execute(
      GraphQlRequest request, Caller caller, Recipient recipient, boolean mayWrite) {
    PreparedQuery prepared;
    long cost;
    OperationKind kind = OperationKind.UNKNOWN;
    try {
      CompiledQuery query = find(request);
      if (query.isMutation()) {
        kind = OperationKind.MUTATION;
        if (!mayWrite) {
          throw new RequestException(ErrorCode.BAD_USER_INPUT, "Only queries are executed here.");
        }
        return mutations.execute(
            query,
            new MutationRequest(request.variables(), request.idempotencyKey(), caller, recipient));
      }
      kind = OperationKind.QUERY;
      prepared = prepare(query, request, caller);
      cost = costs.check(prepared);
    } catch (RequestException e) {
      return rejected(request, kind, List.of(e));
    } catch (DocumentException e) {
      return rejected(request, kind, e.errors());
    } catch (InputException e) {
      return rejected(request, kind, e.errors());
    } catch (RuntimeException e) {
      return rejected(
          request, kind, List.of(incidents.report("A request could not be prepared", e)));
    }
    return executor.execute(prepared, recipient).withCost(cost);
  }

  private GraphQlResponse rejected(
      GraphQlRequest request, OperationKind kind, List<RequestException> errors) {
    // The kind is known if the operation was found; otherwise the document is parsed once more.
    OperationKind told = kind == OperationKind.UNKNOWN ? operations.kind(request) : kind;
    return GraphQlResponse.requestError(errors, told);
  }

  /**
   * Prepares a request without executing it: all statements are bound, restricted to the rows that
   * the caller may read. The cost is not checked.
   *
   * @throws DocumentException if the request's document does not parse or is not valid
   * @throws RequestException if there is no such operation, the document exceeds a limit, or a
   *     variable has a wrong value
   */
  public PreparedQuery prepare(GraphQlRequest request, Caller caller) {
    CompiledQuery query = find(request);
    if (query.isMutation()) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "Only queries are supported here. Send mutations over HTTP.");
    }
    try {
      return prepare(query, request, caller);
    } catch (InputException e) {
      throw e.errors().getFirst();
    }
  }

  private PreparedQuery prepare(CompiledQuery query, GraphQlRequest request, Caller caller) {
    return preparer.prepare(query, request.variables(), new RowScope(caller), cap);
  }

  /**
   * The operation of a request, compiled or ad hoc.
   *
   * @throws DocumentException if the request's document does not parse or is not valid
   * @throws RequestException if there is no such operation, it is not trusted, or the document
   *     exceeds a limit
   */
  public CompiledQuery find(GraphQlRequest request) {
    return operations.resolve(request);
  }
}
