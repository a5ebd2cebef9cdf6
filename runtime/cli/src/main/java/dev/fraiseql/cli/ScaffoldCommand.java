package dev.fraiseql.cli;

import dev.fraiseql.cli.scaffold.Scaffold;
import dev.fraiseql.cli.scaffold.SourceText;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.Databases;
import dev.fraiseql.jdbc.PoolSettings;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.jdbc.schema.CatalogRequest;
import dev.fraiseql.jdbc.schema.CatalogTable;
import dev.fraiseql.jdbc.schema.DatabaseCatalog;
import dev.fraiseql.plan.sql.Dialects;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code fraiseql scaffold}. */
final class ScaffoldCommand implements Command {
  private static final String USAGE =
      """
      Usage: fraiseql scaffold --package NAME --out DIR [OPTIONS]

      Reads the tables and views of a database and writes an annotated record for each.

        --package NAME   the Java package of the records
        --out DIR        the source folder, such as src/main/java
      """
          + DatabaseOptions.USAGE
          + """
            --schema NAME    the database schema; default: that of the connection
            --tables LIST    names of tables, separated by commas; * stands for any characters
            --force          overwrite existing files

          The password is read from FRAISEQL_DATABASE_PASSWORD.
          """;

  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Pattern PACKAGE =
      Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*");

  private final Map<String, String> environment;
  private final PrintStream out;

  ScaffoldCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  @Override
  public String name() {
    return "scaffold";
  }

  @Override
  public String usage() {
    return USAGE;
  }

  @Override
  public void run(List<String> options) throws CommandException {
    Set<String> names = new HashSet<>(Set.of("--package", "--out", "--schema", "--tables"));
    names.addAll(DatabaseOptions.NAMES);
    Arguments arguments = new Arguments(options, names, Set.of("--force"));
    String packageName = arguments.required("--package");
    if (!PACKAGE.matcher(packageName).matches()) {
      throw CommandException.usage(packageName + " is no Java package, such as com.example.shop.");
    }
    Path folder = folder(arguments.required("--out"), packageName);
    DatabaseAddress address = new DatabaseOptions(environment).address(arguments);
    String schema = arguments.find("--schema").orElse(null);
    DatabaseCatalog catalog = read(address, new CatalogRequest.WholeSchema(schema));
    List<CatalogTable> tables =
        catalog.tables().stream()
            .filter(filter(arguments.find("--tables")))
            .filter(CatalogTable::readable)
            .toList();
    if (tables.isEmpty()) {
      throw CommandException.failure(
          "There is no such table that this user may read in "
              + address.shownUrl()
              + (schema == null ? "." : ", schema " + schema + '.')
              + " Check --schema and --tables.");
    }
    Scaffold scaffold =
        Scaffold.of(
            tables,
            Databases.of(address.database()).schema().columnTypes(),
            Dialects.of(address.database()).storedForms(),
            packageName);
    write(folder, scaffold, arguments.has("--force"));
  }

  private static Path folder(String out, String packageName) throws CommandException {
    try {
      return Path.of(out).resolve(packageName.replace('.', '/'));
    } catch (InvalidPathException e) {
      throw CommandException.usage("--out " + out + " is no folder name.");
    }
  }

  private static DatabaseCatalog read(DatabaseAddress address, CatalogRequest request)
      throws CommandException {
    try (ReadConnections connections =
        ReadConnections.open(address, new PoolSettings(1, WAIT), new Incidents())) {
      return connections.catalog(request);
    } catch (DatabaseOpenException e) {
      throw CommandException.failure(String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      throw CommandException.failure(
          "The tables of "
              + address.shownUrl()
              + " cannot be read, SQLSTATE "
              + e.getSQLState()
              + '.');
    }
  }

  private static Predicate<CatalogTable> filter(Optional<String> names) {
    if (names.isEmpty()) {
      return table -> true;
    }
    String any =
        Arrays.stream(names.get().split(","))
            .map(name ->
                Arrays.stream(name.strip().split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")))
            .collect(Collectors.joining("|"));
    Pattern pattern = Pattern.compile(any, Pattern.CASE_INSENSITIVE);
    return table -> pattern.matcher(table.table().name()).matches();
  }

  private void write(Path folder, Scaffold scaffold, boolean force) throws CommandException {
    List<SourceText> sources = scaffold.sources();
    if (!force) {
      List<String> existing =
          sources.stream()
              .map(source -> folder.resolve(source.fileName()))
              .filter(Files::exists)
              .map(Path::toString)
              .toList();
      if (!existing.isEmpty()) {
        throw CommandException.failure(
            "Nothing was written, because these files exist: "
                + String.join(", ", existing)
                + ". Add --force to overwrite them.");
      }
    }
    try {
      Files.createDirectories(folder);
      for (SourceText source : sources) {
        Files.writeString(folder.resolve(source.fileName()), source.text());
      }
    } catch (IOException e) {
      throw CommandException.failure("Cannot write to " + folder + ": " + e.getMessage() + '.');
    }
    out.println(sources.size() + " files in " + folder);
    scaffold.remarks().forEach(out::println);
  }
}
