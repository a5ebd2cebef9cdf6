package dev.fraiseql.engine.security;

import dev.fraiseql.contract.security.Caller;
import org.jspecify.annotations.Nullable;

/** Turns the credentials of a request into its caller. Called by many threads at once. */
public interface CallerResolver {

  /**
   * The caller.
   *
   * @param authorization the header {@code authorization} of HTTP or Flight, scheme included; null
   *     if there is none
   * @throws dev.fraiseql.contract.RequestException UNAUTHENTICATED if the credentials are missing
   *     or wrong
   */
  Caller resolve(@Nullable String authorization);
}
