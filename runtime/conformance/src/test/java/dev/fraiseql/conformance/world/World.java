package dev.fraiseql.conformance.world;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.testing.TestPostgresql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The domain in one real database: its tables made from the generated DDL, its rows from the files
 * under {@code data/}. One of each serves all tests of the JVM, which only read it.
 */
public final class World {
  private static final Map<Database, World> WORLDS = new EnumMap<>(Database.class);

  private final Database database;
  private final String url;
  private final Map<Map<String, Integer>, FraiseEngine> engines = new ConcurrentHashMap<>();

  private World(Database database, String url) {
    this.database = database;
    this.url = url;
  }

  /** The world of a database, made when it is first asked for. */
  public static synchronized World of(Database database) {
    return WORLDS.computeIfAbsent(database, World::fresh);
  }

  /** A world of its own, for a test that changes it. */
  public static World fresh(Database database) {
    return of(database, RowFiles.read(model()));
  }

  /**
   * A world of its own with these rows.
   *
   * @param rows by table, each by column, values as answers spell them
   */
  public static World of(
      Database database, Map<String, ? extends List<? extends Map<String, ?>>> rows) {
    try {
      World world = new World(database, newDatabase(database));
      try (Connection connection = world.connect()) {
        world.run(connection, resource("/META-INF/fraiseql/ddl/" + database.option() + ".sql"));
        world.run(connection, resource("/data/views.sql"));
        new Seed(database, connection).load(model(), rows);
      }
      return world;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("no world on " + database.product(), e);
    }
  }

  private static String newDatabase(Database database) throws IOException {
    return switch (database) {
      case POSTGRESQL -> TestPostgresql.newDatabase();
      case SQLITE -> {
        Path folder = Files.createDirectories(Path.of("target", "conformance"));
        Path file = Files.createTempFile(folder, "world", ".db");
        file.toFile().deleteOnExit();
        yield "jdbc:sqlite:" + file;
      }
    };
  }

  /** The types and enums of the domain. */
  public static Model model() {
    List<TypeCatalog> catalogs = catalogs();
    return new Model(
        catalogs.stream().flatMap(catalog -> catalog.types().stream()).toList(),
        catalogs.stream().flatMap(catalog -> catalog.enums().stream()).toList(),
        catalogs.stream().flatMap(catalog -> catalog.interfaces().stream()).toList());
  }

  private void run(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\\s*\n")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  /** The rows that are in every world, by table: a copy to add to. */
  public static Map<String, List<Map<String, @Nullable Object>>> rows() {
    return RowFiles.read(model());
  }

  /** The generated catalogs of the domain. */
  public static List<TypeCatalog> catalogs() {
    return ServiceLoader.load(TypeCatalog.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  static String resource(String name) {
    try (InputStream file = World.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which database it is. */
  public Database database() {
    return database;
  }

  /** Its JDBC address. */
  public String url() {
    return url;
  }

  /** An engine with these limits in place of the defaults: see {@code Case#limits}. */
  public FraiseEngine engine(Map<String, Integer> limits) {
    return engines.computeIfAbsent(limits, this::open);
  }

  private FraiseEngine open(Map<String, Integer> limits) {
    Limits normal = Limits.DEFAULT;
    Limits wanted =
        new Limits(
            limits.getOrDefault("depth", normal.depth()),
            limits.getOrDefault("aliases", normal.aliases()),
            limits.containsKey("cost") ? limits.get("cost") : Long.MAX_VALUE,
            normal.batch(),
            limits.getOrDefault("rows", normal.pageSize()),
            normal.bodyBytes(),
            normal.timeout());
    return FraiseEngine.open(new EngineSettings(url, null, null, 4, wanted), catalogs());
  }

  /** A plain connection, which knows nothing of ours. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }
}
