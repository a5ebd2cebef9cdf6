package dev.fraiseql.engine.json;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.json.JsonSink;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param body nobody else's any more
 * @param code of the first error; null if there is none
 * @param begun whether the query was begun: there is {@code data} then, though it may be null
 */
public record JsonAnswer(JsonSink body, @Nullable ErrorCode code, boolean begun) {}
