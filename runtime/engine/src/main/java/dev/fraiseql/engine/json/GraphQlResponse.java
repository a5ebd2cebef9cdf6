package dev.fraiseql.engine.json;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.query.OperationKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response to a GraphQL request: a JSON object in UTF-8 with {@code data}, {@code errors} or
 * both.
 *
 * @param body owned by the caller: neither reused nor changed
 * @param outcome whether the operation was executed
 * @param kind of the operation; {@code UNKNOWN} if the request does not tell it
 * @param code of the first error; null if there is none
 * @param cost of the query: see {@link dev.fraiseql.engine.query.CostLimit}; 0 if the request was
 *     rejected before the cost was known
 */
public record GraphQlResponse(
    JsonSink body, Outcome outcome, OperationKind kind, @Nullable ErrorCode code, long cost) {

  /** How far a request was processed. */
  public enum Outcome {
    /** The operation was executed: there is {@code data}, which may be null or partial. */
    EXECUTED,
    /**
     * A request error: nothing was executed, and there is no {@code data}. The request was
     * rejected, or no database connection was available.
     */
    REQUEST_ERROR
  }

  /**
   * The response to a request that is not executed.
   *
   * @param errors at least one
   */
  public static GraphQlResponse requestError(List<RequestException> errors, OperationKind kind) {
    JsonSink out = new JsonSink(512);
    out.raw('{');
    ErrorWriter.write(errors, out);
    out.raw('}');
    return new GraphQlResponse(out, Outcome.REQUEST_ERROR, kind, errors.getFirst().code(), 0);
  }

  /** The response of a query. */
  static GraphQlResponse executed(JsonSink body, @Nullable ErrorCode code) {
    return new GraphQlResponse(body, Outcome.EXECUTED, OperationKind.QUERY, code, 0);
  }

  /** The response of a mutation whose transaction was committed: {@code {"data": ...}}. */
  public static GraphQlResponse committed(JsonSink body) {
    return new GraphQlResponse(body, Outcome.EXECUTED, OperationKind.MUTATION, null, 0);
  }

  /** The response of a mutation that was committed before, with the same idempotency key. */
  public static GraphQlResponse repeated(String body) {
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    JsonSink out = new JsonSink(utf8.length);
    out.raw(utf8);
    return committed(out);
  }

  /** The response of a mutation that has written nothing. */
  public static GraphQlResponse rolledBack(List<RequestException> errors) {
    JsonSink out = new JsonSink(512);
    out.raw('{');
    ErrorWriter.write(errors, out);
    out.raw(',');
    out.string("data");
    out.raw(':');
    out.nullValue();
    out.raw('}');
    ErrorCode first = errors.getFirst().code();
    return new GraphQlResponse(out, Outcome.EXECUTED, OperationKind.MUTATION, first, 0);
  }

  /** The same response with the cost of its query. */
  public GraphQlResponse withCost(long queryCost) {
    return new GraphQlResponse(body, outcome, kind, code, queryCost);
  }

  /** The body as text. */
  public String text() {
    return new String(body.array(), 0, body.size(), StandardCharsets.UTF_8);
  }
}
