package dev.fraiseql.cli;

import dev.fraiseql.jdbc.DatabaseAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options that name a database, and the variables of the environment in their place. */
final class DatabaseOptions {
  /** The options. */
  static final Set<String> NAMES = Set.of("--url", "--user");

  /** Their lines in the text of {@code --help}. */
  static final String USAGE =
      """
        --url URL        the JDBC URL; default: FRAISEQL_DATABASE_URL
        --user USER      default: FRAISEQL_DATABASE_USER
      """;

  private final Map<String, String> environment;

  DatabaseOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  DatabaseAddress address(Arguments arguments) throws CommandException {
    String url =
        arguments
            .find("--url")
            .or(() -> variable("FRAISEQL_DATABASE_URL"))
            .orElseThrow(() ->
                CommandException.usage("--url is missing, and FRAISEQL_DATABASE_URL is not set."));
    return new DatabaseAddress(
        url,
        arguments.find("--user").or(() -> variable("FRAISEQL_DATABASE_USER")).orElse(null),
        variable("FRAISEQL_DATABASE_PASSWORD").orElse(null));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
