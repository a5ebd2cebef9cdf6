package dev.fraiseql.contract.security;

import java.util.Map;
import java.util.Set;

/**
 * Who makes a request.
 *
 * @param subject a stable name, fit for a log
 * @param roles what the caller may act as; compared exactly
 * @param claims what else is known of the caller, as JSON knows it, without nulls
 */
public record Caller(String subject, Set<String> roles, Map<String, Object> claims) {

  /** A caller of whom nothing is known. */
  public static final Caller ANONYMOUS = new Caller("anonymous", Set.of(), Map.of());

  public Caller {
    roles = Set.copyOf(roles);
    claims = Map.copyOf(claims);
  }
}
