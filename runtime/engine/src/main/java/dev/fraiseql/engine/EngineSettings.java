package dev.fraiseql.engine;

import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.jdbc.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an engine.
 *
 * @param databaseUrl a JDBC URL: {@code jdbc:sqlite:...} or {@code jdbc:postgresql://...}
 * @param user null if the URL contains it
 * @param password null if the URL contains it
 * @param poolSize the maximum of database connections
 * @param limits the limits of requests
 * @param trusted which documents run
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

  /** Settings by which all documents run. */
  public EngineSettings(
      String databaseUrl,
      @Nullable String user,
      @Nullable String password,
      int poolSize,
      Limits limits) {
    this(databaseUrl, user, password, poolSize, limits, TrustedDocuments.OFF);
  }

  /** Ten connections to a database whose URL contains user and password, and default limits. */
  public EngineSettings(String databaseUrl) {
    this(databaseUrl, null, null, 10, Limits.DEFAULT);
  }

  /** The address of the database, with its credentials. */
  public DatabaseAddress address() {
    return new DatabaseAddress(databaseUrl, user, password);
  }

  /** Omits the password. */
  @Override
  public String toString() {
    return address() + ", " + poolSize + " connections, " + limits;
  }
}
