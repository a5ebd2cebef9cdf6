package dev.fraiseql.engine.security;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accepts requests with one static token, sent as {@code Bearer TOKEN}. */
public final class StaticTokenCallerResolver implements CallerResolver {
  private static final String SCHEME = "Bearer ";
  private static final Caller HOLDER = new Caller("token", Set.of(), Map.of());

  private final byte[] token;

  /**
   * A resolver that requires a token.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public StaticTokenCallerResolver(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("the token is blank");
    }
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Caller resolve(@Nullable String authorization) {
    if (authorization == null) {
      throw unauthenticated("Authentication is required: send 'Authorization: Bearer ...'.");
    }
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw unauthenticated("The scheme of 'Authorization' must be Bearer.");
    }
    byte[] given =
        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    // In constant time, so that response times reveal nothing about the token.
    if (!MessageDigest.isEqual(token, given)) {
      throw unauthenticated("The token is not valid.");
    }
    return HOLDER;
  }

  private static RequestException unauthenticated(String message) {
    return new RequestException(ErrorCode.UNAUTHENTICATED, message);
  }
}
