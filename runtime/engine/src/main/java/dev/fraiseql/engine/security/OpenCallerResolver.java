package dev.fraiseql.engine.security;

import dev.fraiseql.contract.security.Caller;
import org.jspecify.annotations.Nullable;

/** Lets everybody in, unknown. Fit for a server that only its own machine reaches. */
public final class OpenCallerResolver implements CallerResolver {

  @Override
  public Caller resolve(@Nullable String authorization) {
    return Caller.ANONYMOUS;
  }
}
