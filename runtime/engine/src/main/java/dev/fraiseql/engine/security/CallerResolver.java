package dev.fraiseql.engine.security;

import dev.fraiseql.contract.security.Caller;
import org.jspecify.annotations.Nullable;

/** Authenticates requests: finds the caller by the credentials. Thread-safe. */
public interface CallerResolver {

  /**
   * The caller of a request.
   *
   * @param authorization the header {@code Authorization} of HTTP or Flight, with its scheme; null
   *     if missing
   * @throws dev.fraiseql.contract.RequestException UNAUTHENTICATED if the credentials are missing
   *     or wrong
   */
  Caller resolve(@Nullable String authorization);
}
