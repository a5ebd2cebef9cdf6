package dev.fraiseql.jdbc;

import java.util.List;

/**
 * What the JDBC URLs of one database look like.
 *
 * @param prefixes what they begin with, one of these
 * @param parameters the character before the first parameter
 */
public record UrlFormat(List<String> prefixes, char parameters) {
  public UrlFormat {
    prefixes = List.copyOf(prefixes);
  }

  /** Whether a URL is one of them. */
  boolean matches(String url) {
    return prefixes.stream().anyMatch(url::startsWith);
  }
}
