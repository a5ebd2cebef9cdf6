package dev.fraiseql.engine;

import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.jdbc.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an engine.
 *
 * @param databaseUrl a JDBC URL: {@code jdbc:sqlite:...} or {@code jdbc:postgresql://...}
 * @param user null if the URL has it
 * @param password null if the URL has it
 * @param poolSize the maximum number of connections for reads
 * @param limits the limits of a request
 * @param trusted which documents may run
 * @param schemaCheck what happens when the classes and the database differ
 */
public record EngineSettings(
    String databaseUrl,
    @Nullable String user,
    @Nullable String password,
    int poolSize,
    Limits limits,
    TrustedDocuments trusted,
    SchemaCheck schemaCheck) {

  public EngineSettings {
    if (poolSize < 1) {
      throw new IllegalArgumentException("a pool of " + poolSize + " connections");
    }
  }

  /** Settings under which differences between the classes and the database prevent the start. */
  public EngineSettings(
      String databaseUrl,
      @Nullable String user,
      @Nullable String password,
      int poolSize,
      Limits limits,
      TrustedDocuments trusted) {
    this(databaseUrl, user, password, poolSize, limits, trusted, SchemaCheck.ERROR);
  }

  /** Settings under which every document may run. */
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
    return new EngineSettings(databaseUrl, user, password, poolSize, limits, trusted, check);
  }

  /** The address of the database, with user and password. */
  public DatabaseAddress address() {
    return new DatabaseAddress(databaseUrl, user, password);
  }

  /** The settings without the password. */
  @Override
  public String toString() {
    return address() + ", " + poolSize + " connections, " + limits;
  }
}
