package dev.fraiseql.conformance.write;

import dev.fraiseql.conformance.fixture.CompiledSources;
import dev.fraiseql.conformance.foreign.CompiledTypes;
import dev.fraiseql.conformance.foreign.ForeignTables;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shop whose tables the generated DDL has created: the types that tests write. */
final class Shop implements AutoCloseable {
  static final String CLASSES =
      """
      enum Status { NEW, PAID }
      @Type record Customer(
          @Id long id,
          @Column(length = 20) String name,
          @Unique @Column(length = 40) @Nullable String email,
          @Embedded Address address,
          @Relation List<Order> orders) {}
      record Address(@Nullable @Column(length = 10) String street, @Column(length = 20) String city) {}
      @Type(capture = Capture.OUTBOX, unique = @UniqueTogether({"customer", "number"})) record Order(
          @Id long id,
          @Relation Customer customer,
          int number,
          @Column(precision = 10, scale = 2) BigDecimal total,
          @Nullable @Column(length = 30) String note,
          Status status,
          @Version int version,
          @Relation List<Line> lines,
          @Relation(through = @Join(table = "order_labels")) List<Label> labels) {}
      @Type(capture = Capture.OUTBOX) record Line(
          @Id long id,
          @Relation(onDelete = OnDelete.CASCADE) Order order,
          @Relation Product product,
          short quantity) {}
      @Type record Product(@Id String sku, String name, long stock, @Nullable Double weight) {}
      @Type record Label(@Id @Column(length = 20) String name, @Nullable @Column(length = 9) String color) {}
      @Type record Token(@Id UUID id, Instant expires, @Version Instant changed) {}
      """;

  private final FraiseEngine engine;
  private final CompiledSources sources;
  private final String url;

  private Shop(FraiseEngine engine, CompiledSources sources, String url) {
    this.engine = engine;
    this.sources = sources;
    this.url = url;
  }

  static Shop open(TestDatabase database) {
    return open(database, "");
  }

  /** A shop in an empty database at a URL. */
  static Shop open(TestDatabase database, Connection empty) throws SQLException {
    CompiledSources sources = CompiledTypes.sources(database, CLASSES);
    try (Statement statement = empty.createStatement()) {
      for (String sql : statements(sources)) {
        statement.execute(sql);
      }
    }
    return open(sources, empty.getMetaData().getURL());
  }

  /**
   * A shop with further classes.
   *
   * @param more their text, such as interfaces of operations
   */
  static Shop open(TestDatabase database, String more) {
    return ofTypes(database, CLASSES + more);
  }

  /**
   * A shop with further classes, whose tables or views are created by statements.
   *
   * @param more the text of the classes
   */
  static Shop open(TestDatabase database, String more, List<String> statements) {
    CompiledSources sources = CompiledTypes.sources(database, CLASSES + more);
    List<String> all = new ArrayList<>(List.of(statements(sources)));
    all.addAll(statements);
    return open(sources, ForeignTables.create(database, all.toArray(String[]::new)));
  }

  /** An engine of other types, compiled from the text of their classes. */
  static Shop ofTypes(TestDatabase database, String classes) {
    CompiledSources sources = CompiledTypes.sources(database, classes);
    return open(sources, ForeignTables.create(database, statements(sources)));
  }

  private static String[] statements(CompiledSources sources) {
    return Arrays.stream(sources.ddl().split(";\\s*\n"))
        .filter(sql -> !sql.isBlank())
        .toArray(String[]::new);
  }

  private static Shop open(CompiledSources sources, String url) {
    return open(sources, url, Limits.DEFAULT);
  }

  private static Shop open(CompiledSources sources, String url, Limits limits) {
    return new Shop(
        FraiseEngine.open(new EngineSettings(url, null, null, 4, limits), sources.catalogs()),
        sources,
        url);
  }

  /** Another engine of the same types and tables, at another URL. */
  Shop at(String other) {
    return open(sources, other);
  }

  /** The catalog of the compiled classes. */
  TypeCatalog catalog() {
    return sources.catalogs().getFirst();
  }

  /** Another engine of the same types and tables, with other limits. */
  Shop with(Limits limits) {
    return open(sources, url, limits);
  }

  /** The folder of the compiled classes. */
  Path classes() {
    return sources.classes();
  }

  /** The response to a document, as JSON. */
  String execute(String document) {
    return execute(document, Map.of());
  }

  /** The response to a document with variables, as JSON. */
  String execute(String document, Map<String, @Nullable Object> variables) {
    return engine
        .graphql()
        .execute(new GraphQlRequest(document, null, variables, null), Caller.ANONYMOUS)
        .text();
  }

  /** The response to a compiled operation, as JSON. */
  String call(String operation, Map<String, @Nullable Object> variables) {
    return engine
        .graphql()
        .execute(new GraphQlRequest(null, operation, variables, null), Caller.ANONYMOUS)
        .text();
  }

  /** The same with an idempotency key. */
  String executeOnce(String key, String document, Map<String, @Nullable Object> variables) {
    GraphQlRequest request = new GraphQlRequest(document, null, variables, null);
    return engine.graphql().execute(request.withIdempotencyKey(key), Caller.ANONYMOUS).text();
  }

  /** The rows of a plain SQL query, each as its values with bars between them. */
  List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(result.getString(i));
        }
        rows.add(String.join("|", values));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  FraiseEngine engine() {
    return engine;
  }

  /** Runs statements of another program, one transaction each. */
  void run(String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      if (url.startsWith("jdbc:sqlite")) {
        statement.execute("pragma foreign_keys = on");
      }
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String schema() {
    return engine.schema();
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    engine.close();
  }
}
