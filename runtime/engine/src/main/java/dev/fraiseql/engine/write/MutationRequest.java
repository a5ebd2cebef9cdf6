package dev.fraiseql.engine.write;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.jdbc.Recipient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to execute a mutation.
 *
 * @param variables by name, as JSON values
 * @param idempotencyKey by which it is executed once; null for none
 * @param caller who makes it
 * @param recipient the running statement is cancelled when it has gone
 */
public record MutationRequest(
    Map<String, ? extends @Nullable Object> variables,
    @Nullable String idempotencyKey,
    Caller caller,
    Recipient recipient) {}
