package dev.fraiseql.conformance.world;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
  private static final Map<TestDatabase, World> WORLDS = new EnumMap<>(TestDatabase.class);

  private static final Map<TestDatabase, RuntimeException> FAILURES =
      new EnumMap<>(TestDatabase.class);

  private final TestDatabase database;
  private final String url;
  private final Map<Map<String, Integer>, FraiseEngine> engines = new ConcurrentHashMap<>();

  private World(TestDatabase database, String url) {
    this.database = database;
    this.url = url;
  }

  /** The world of a database, made when it is first asked for. */
  public static synchronized World of(TestDatabase database) {
    RuntimeException failure = FAILURES.get(database);
    if (failure != null) {
      throw failure;
    }
    try {
      return WORLDS.computeIfAbsent(database, World::fresh);
    } catch (RuntimeException e) {
      FAILURES.put(database, e); // not to be tried again for each of a thousand cases
      throw e;
    }
  }

  /** A world of its own, for a test that changes it. */
  public static World fresh(TestDatabase database) {
    return of(database, RowFiles.read(model()));
  }

  /**
   * A world of its own with these rows.
   *
   * @param rows by table, each by column, values as answers spell them
   */
  public static World of(
      TestDatabase database, Map<String, ? extends List<? extends Map<String, ?>>> rows) {
    try {
      World world = new World(database, database.newDatabase());
      try (Connection connection = world.connect()) {
        if (database.option().equals("mysql")) {
          run(connection, "set sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')");
        }
        run(connection, resource("/META-INF/fraiseql/ddl/" + database.option() + ".sql"));
        run(connection, world.views());
        new RowLoader(Database.ofOption(database.option()).orElseThrow(), connection)
            .load(model(), rows);
      }
      return world;
    } catch (SQLException e) {
      throw new IllegalStateException("no world on " + database, e);
    }
  }

  private String views() {
    String views = resource("/data/views.sql");
    // Its doubles have no infinity; a text may say so, and is read as one.
    return database.option().equals("mysql")
        ? views.replace("double precision", "varchar(30)")
        : views;
  }

  /** The types, enums, interfaces and scalars of the domain. */
  public static Model model() {
    List<TypeCatalog> catalogs = catalogs();
    return new Model(
        catalogs.stream().flatMap(catalog -> catalog.types().stream()).toList(),
        catalogs.stream().flatMap(catalog -> catalog.enums().stream()).toList(),
        catalogs.stream().flatMap(catalog -> catalog.interfaces().stream()).toList(),
        catalogs.stream().flatMap(catalog -> catalog.scalars().stream()).toList());
  }

  /** Runs statements, each ended by a semicolon and a line end. */
  public static void run(Connection connection, String script) throws SQLException {
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

  /** The text of a resource, in UTF-8. */
  public static String resource(String name) {
    try (InputStream file = World.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which database it is. */
  public TestDatabase database() {
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
    return open(url, limits, catalogs());
  }

  /**
   * A new engine.
   *
   * @param url the JDBC address of a filled database
   * @param limits in place of the defaults: see {@code Case#limits}
   */
  public static FraiseEngine open(String url, Map<String, Integer> limits, List<TypeCatalog> catalogs) {
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
    return FraiseEngine.open(new EngineSettings(url, null, null, 4, wanted), catalogs);
  }

  /** A plain connection, which knows nothing of ours. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }
}
