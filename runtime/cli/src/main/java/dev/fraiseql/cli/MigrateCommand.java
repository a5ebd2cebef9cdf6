package dev.fraiseql.cli;

import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.PoolSettings;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.WriteConnections;
import dev.fraiseql.jdbc.incident.Incidents;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code fraiseql migrate}. */
final class MigrateCommand implements Command {
  private static final String USAGE =
      """
      Usage: fraiseql migrate [OPTIONS]

      Creates or upgrades the tables fq_* of a database, as a server does when it starts: for servers
      whose user may not create tables.

      """
          + DatabaseOptions.USAGE
          + """

          The password is read from FRAISEQL_DATABASE_PASSWORD.
          """;

  private static final Duration WAIT = Duration.ofSeconds(10);

  private final Map<String, String> environment;
  private final PrintStream out;

  MigrateCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String usage() {
    return USAGE;
  }

  @Override
  public void run(List<String> options) throws CommandException {
    Arguments arguments = new Arguments(options, DatabaseOptions.NAMES, Set.of());
    DatabaseAddress address = new DatabaseOptions(environment).address(arguments);
    PoolSettings settings = new PoolSettings(1, WAIT);
    Incidents incidents = new Incidents();
    try (ReadConnections reads = ReadConnections.open(address, settings, incidents);
        WriteConnections writes = reads.writes(address, settings, incidents)) {
      writes.migrateControlTables();
    } catch (DatabaseOpenException e) {
      throw CommandException.failure(String.valueOf(e.getMessage()));
    }
    out.println("The tables fq_* of " + address.shownUrl() + " are those of this version.");
  }
}
