package dev.fraiseql.engine.security;

import dev.fraiseql.contract.security.Caller;
import org.jspecify.annotations.Nullable;

/** Accepts every request as anonymous. For servers that only the local machine can reach. */
public final class OpenCallerResolver implements CallerResolver {

  @Override
  public Caller resolve(@Nullable String authorization) {
    return Caller.ANONYMOUS;
  }
}
