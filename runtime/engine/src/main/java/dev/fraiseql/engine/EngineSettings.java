package dev.fraiseql.engine;

import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.PoolSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an engine.
 *
 * @param databaseUrl a JDBC URL: {@code jdbc:sqlite:...} or {@code jdbc:postgresql://...}
 * @param user null if the URL has it
 * @param password null if the URL has it
 * @param poolSize the maximum number of connections for reads
 * @param connectionTimeout how long a request waits for a connection, at most; it never waits
 *     longer than the timeout of {@code limits}
 * @param limits the limits of a request
 * @param trusted which documents may run
 * @param largeNumbersAsStrings whether Long and Decimal are strings in JSON, for clients whose
 *     numbers are double-precision
 * @param schemaCheck what happens when the classes and the database differ
 */
public record EngineSettings(
    String databaseUrl,
    @Nullable String user,
    @Nullable String password,
    int poolSize,
    Duration connectionTimeout,
    Limits limits,
    TrustedDocuments trusted,
    boolean largeNumbersAsStrings,
    SchemaCheck schemaCheck) {

  /** How long a request waits for a connection, unless it is set. */
  public static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

  public EngineSettings {
    if (poolSize < 1) {
      throw new IllegalArgumentException("a pool of " + poolSize + " connections");
    }
  }

  /**
   * Settings with the default timeout of connections, under which differences between the classes
   * and the database prevent the start.
   */
  public EngineSettings(
      String databaseUrl,
      @Nullable String user,
      @Nullable String password,
      int poolSize,
      Limits limits,
      TrustedDocuments trusted) {
    this(
        databaseUrl,
        user,
        password,
        poolSize,
        CONNECTION_TIMEOUT,
        limits,
        trusted,
        false,
        SchemaCheck.ERROR);
  }

  /** The same, and every document may run. */
  public EngineSettings(
      String databaseUrl,
      @Nullable String user,
      @Nullable String password,
      int poolSize,
      Limits limits) {
    this(databaseUrl, user, password, poolSize, limits, TrustedDocuments.OFF);
  }

  /** Settings for a complete URL, with ten connections and the default limits. */
  public EngineSettings(String databaseUrl) {
    this(databaseUrl, null, null, 10, Limits.DEFAULT);
  }

  /** The same settings with another check. */
  public EngineSettings withSchemaCheck(SchemaCheck check) {
    return new EngineSettings(
        databaseUrl,
        user,
        password,
        poolSize,
        connectionTimeout,
        limits,
        trusted,
        largeNumbersAsStrings,
        check);
  }

  /** The address of the database, with user and password. */
  public DatabaseAddress address() {
    return new DatabaseAddress(databaseUrl, user, password);
  }

  /** The settings of the pool. */
  PoolSettings pool() {
    Duration timeout = limits.timeout();
    return new PoolSettings(
        poolSize, connectionTimeout.compareTo(timeout) < 0 ? connectionTimeout : timeout, timeout);
  }

  /** The settings without the password. */
  @Override
  public String toString() {
    return address() + ", " + poolSize + " connections, " + limits;
  }
}
