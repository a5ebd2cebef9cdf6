package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer: a JSON object in UTF-8 with {@code data}, {@code errors} or both.
 *
 * @param array holds the body; nobody else uses it any more
 * @param offset where the body begins
 * @param length of the body in bytes
 * @param outcome whether the operation was run
 * @param kind of the operation that the request asks for; {@code UNKNOWN} if it cannot be told
 * @param code of the first error; null if there is none
 * @param cost what the query costs: see {@link dev.fraiseql.engine.query.CostLimit}; 0 if it was
 *     refused before that was known
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one owner to the next, never compared
public record GraphQlAnswer(
    byte[] array,
    int offset,
    int length,
    Outcome outcome,
    OperationKind kind,
    @Nullable ErrorCode code,
    long cost) {

  /** How far the request came. */
  public enum Outcome {
    /** The operation was run: there is {@code data}, though it may be null or partial. */
    EXECUTED,
    /**
     * Nothing was run: there is no {@code data}. The request was refused, or no connection to the
     * database could be had.
     */
    REQUEST_ERROR
  }

  /** The body as text. */
  public String text() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }
}
