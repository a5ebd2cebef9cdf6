package dev.fraiseql.engine;

import dev.fraiseql.jdbc.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/**
 * What an engine needs to know.
 *
 * @param databaseUrl a JDBC URL: {@code jdbc:sqlite:...} or {@code jdbc:postgresql://...}
 * @param user null to leave it to the URL
 * @param password null to leave it to the URL
 * @param poolSize the most connections to read through
 * @param limits what a request may ask for
 * @param trusted which documents are answered
 */
public record EngineSettings(
    String databaseUrl,
    @Nullable String user,
    @Nullable String password,
    int poolSize,
    Limits limits,
    TrustedDocuments trusted) {

  public EngineSettings {
    if (poolSize < 1) {
      throw new IllegalArgumentException("a pool of " + poolSize + " connections");
    }
  }

  /** Whatever document a request brings is answered. */
  public EngineSettings(
      String databaseUrl,
      @Nullable String user,
      @Nullable String password,
      int poolSize,
      Limits limits) {
    this(databaseUrl, user, password, poolSize, limits, TrustedDocuments.OFF);
  }

  /** A database whose URL says all, with ten connections and the default limits. */
  public EngineSettings(String databaseUrl) {
    this(databaseUrl, null, null, 10, Limits.DEFAULT);
  }

  /** Where the database is, and as whom to go there. */
  public DatabaseAddress address() {
    return new DatabaseAddress(databaseUrl, user, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return address() + ", " + poolSize + " connections, " + limits;
  }
}
