package dev.fraiseql.engine.json;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.json.JsonSink;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param body nobody else's any more
 * @param code of the first error; null if there is none
 */
public record JsonAnswer(JsonSink body, @Nullable ErrorCode code) {}
