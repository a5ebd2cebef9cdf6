package dev.fraiseql.processor.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.ArrowSchemas;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.Databases;
import dev.fraiseql.jdbc.SetupConnections;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated classes run on real databases, and must give the same for every type of value. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedCodeTest {

  /**
   * A type of value.
   *
   * @param sqlite a value as a literal of SQLite and MySQL, and of PostgreSQL too where {@code
   *     postgres} is empty
   */
  private record Value(
      String type, String nullableType, String name, String sqlite, String postgres, String json) {
    static Value of(
        String type, String boxed, String name, String sqlite, String postgres, String json) {
      return new Value(type, "@Nullable " + boxed, name, sqlite, postgres, json);
    }

    String literal(TestDatabase database) {
      return database != TestDatabase.POSTGRESQL || postgres.isEmpty() ? sqlite : postgres;
    }
  }

  private static final List<Value> VALUES =
      List.of(
          Value.of("byte", "Byte", "aByte", "-7", "", "-7"),
          Value.of("short", "Short", "aShort", "300", "", "300"),
          Value.of("int", "Integer", "anInt", "70000", "", "70000"),
          Value.of("long", "Long", "aLong", "9223372036854775807", "", "9223372036854775807"),
          Value.of("float", "Float", "aFloat", "0.1", "", "0.1"),
          Value.of("double", "Double", "aDouble", "1e300", "", "1.0E300"),
          Value.of(
              "@Column(precision = 12, scale = 4) BigDecimal",
              "BigDecimal",
              "small",
              "20.4",
              "",
              "20.4000"),
          Value.of(
              "@Column(precision = 38, scale = 2) BigDecimal",
              "BigDecimal",
              "big",
              "'123456789012345678901234567890123456.78'",
              "",
              "123456789012345678901234567890123456.78"),
          Value.of("String", "String", "text", "'a\"é😀'", "", "\"a\\\"é😀\""),
          Value.of("boolean", "Boolean", "flag", "1", "true", "true"),
          Value.of(
              "Instant",
              "OffsetDateTime",
              "moment",
              "'2026-01-24 00:00:00'",
              "'2026-01-24 00:00:00Z'",
              "\"2026-01-24T00:00:00Z\""),
          Value.of(
              "LocalDateTime",
              "LocalDateTime",
              "local",
              "'2026-01-24 10:30:00.500'",
              "",
              "\"2026-01-24T10:30:00.500\""),
          Value.of("LocalDate", "LocalDate", "day", "'2024-02-29'", "", "\"2024-02-29\""),
          Value.of("LocalTime", "LocalTime", "time", "'23:59:59'", "", "\"23:59:59\""),
          Value.of("@Column(unit = MILLIS) Duration", "Duration", "span", "1500", "", "\"PT1.5S\""),
          Value.of(
              "UUID",
              "UUID",
              "uuid",
              "'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'",
              "",
              "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\""),
          Value.of("Color", "Color", "color", "'GREEN'", "", "\"GREEN\""),
          new Value("byte[]", "byte @Nullable []", "bytes", "x'00ff10'", "'\\x00ff10'", "\"AP8Q\""),
          Value.of(
              "@Json Map<String, Object>",
              "Map<String, Object>",
              "document",
              "'{\"b\":1,\"a\":[]}'",
              "",
              "{\"a\":[],\"b\":1}"),
          Value.of(
              "List<String>",
              "List<String>",
              "tags",
              "'[\"x\",\"y,z\"]'",
              "array['x','y,z']",
              "[\"x\",\"y,z\"]"),
          Value.of("List<Integer>", "List<Integer>", "counts", "'[]'", "array[]::integer[]", "[]"),
          Value.of(
              "List<Color>", "List<Color>", "colors", "'[\"RED\"]'", "array['RED']", "[\"RED\"]"));

  /** Those that a method can take and give. */
  private static final List<Value> SINGLE =
      VALUES.stream()
          .filter(value -> !value.type().startsWith("@Json") && !value.type().startsWith("List"))
          .toList();

  private static final String TYPES =
      """
      public final class App {
        public enum Color { RED, GREEN }
        public record Geo(double lat, @Nullable Double lon) {}
        public record Place(String street, @Embedded Geo geo) {}
        @Type(plural = "things") public record Thing(@Id long id%s,
            @Embedded Geo home, @Embedded @Nullable Place away,
            @Relation @Nullable Thing parent, @Relation(mappedBy = "parent") List<Thing> children,
            @Relation Owner owner) {
          %s
          @Computed static @Nullable String summary(long id, @Nullable Color colorOrNull) {
            if (id == 3) {
              throw new IllegalStateException("a secret");
            }
            return colorOrNull == null ? null : id + " is " + colorOrNull;
          }
          @Computed static boolean constant() { return true; }
          @Computed static String never(@Nullable Integer anIntOrNull) {
            return anIntOrNull == null ? null : "there";
          }
        }
        @Type public record Owner(@Id UUID id, String name) {}
      }
      """
          .formatted(
              VALUES.stream()
                  .map(value ->
                      ",\n      %s %s, %s %sOrNull"
                          .formatted(value.type(), value.name(), nullable(value), value.name()))
                  .collect(Collectors.joining()),
              SINGLE.stream()
                  .map(GeneratedCodeTest::echoes)
                  .collect(Collectors.joining("\n          ")));

  /** Methods that give what they take: nullable values in each of the two ways to say so. */
  private static String echoes(Value value) {
    String name = value.name();
    String plain = value.type().substring(value.type().lastIndexOf(' ') + 1);
    String digits = value.type().startsWith("@Column(prec") ? value.type().replace(plain, "") : "";
    String boxed = nullable(value).replaceFirst("^@Column\\([^)]*\\) ", "");
    String optional = "Optional<" + boxed.replace("@Nullable ", "") + ">";
    String orNull = SINGLE.indexOf(value) % 2 == 0 ? boxed : optional;
    return "@Computed %sstatic %s same%s(%s %s) { return %s; }\n"
            .formatted(digits, plain, name, plain, name, name)
        + "@Computed %sstatic %s same%sOrNull(%s %sOrNull) { return %sOrNull; }"
            .formatted(digits, orNull, name, orNull, name, name);
  }

  private static String nullable(Value value) {
    String type = value.type();
    String annotation =
        type.startsWith("@")
            ? type.substring(0, type.lastIndexOf(type.startsWith("@Json") ? "Json" : ")"))
            : "";
    if (type.startsWith("@Json")) {
      return "@Json " + value.nullableType();
    }
    return annotation.isEmpty() ? value.nullableType() : annotation + ") " + value.nullableType();
  }

  private final Map<TestDatabase, Connection> connections = new EnumMap<>(TestDatabase.class);
  private final BufferAllocator allocator = new RootAllocator();
  private CompiledApp app;

  /** What a product is to the processor. */
  private static Database kind(TestDatabase database) {
    return Database.ofOption(database.option()).orElseThrow();
  }

  @BeforeAll
  void start() throws Exception {
    app = CompiledApp.of(TYPES);
    for (TestDatabase database : TestDatabase.values()) {
      Connection connection = SetupConnections.open(new DatabaseAddress(database.newDatabase()));
      connections.put(database, connection);
      try (Statement statement = connection.createStatement()) {
        for (String ddl : app.ddl(kind(database)).strip().split(";\n")) {
          statement.execute(ddl);
        }
        String owner = "'00000000-0000-0000-0000-000000000001'";
        statement.execute("insert into owners (id, name) values (" + owner + ", 'Ann')");
        statement.execute(insert(database, 1, true, "null", owner));
        statement.execute(insert(database, 2, false, "1", owner));
      }
    }
  }

  private static String insert(
      TestDatabase database, int id, boolean full, String parent, String owner) {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Value value : VALUES) {
      columns.add(snake(value.name()));
      values.add(value.literal(database));
      columns.add(snake(value.name() + "OrNull"));
      values.add(full ? value.literal(database) : "null");
    }
    return "insert into things (id, home_lat, home_lon, away_street, away_geo_lat, parent_id, owner_id, %s) values (%d, 1.5, null, %s, %s, %s, %s, %s)"
        .formatted(
            String.join(", ", columns),
            id,
            full ? "'Rue'" : "null",
            full ? "2" : "null",
            parent,
            owner,
            String.join(", ", values));
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  @AfterAll
  void stop() throws Exception {
    for (Connection connection : connections.values()) {
      connection.close();
    }
    allocator.close();
  }

  private static final String FIELDS =
      "id "
          + VALUES.stream()
              .map(value -> value.name() + " " + value.name() + "OrNull")
              .collect(Collectors.joining(" "))
          + " home { lat lon __typename } away { street geo { lat } } parent { id owner { name } }"
          + " owner { id } again: id";

  private static String json(int id) {
    StringBuilder json = new StringBuilder("{\"id\":\"" + id + "\"");
    for (Value value : VALUES) {
      json.append(",\"%s\":%s".formatted(value.name(), value.json()));
      json.append(",\"%sOrNull\":%s".formatted(value.name(), id == 1 ? value.json() : "null"));
    }
    json.append(",\"home\":{\"lat\":1.5,\"lon\":null,\"__typename\":\"Geo\"}");
    json.append(
        id == 1 ? ",\"away\":{\"street\":\"Rue\",\"geo\":{\"lat\":2.0}}" : ",\"away\":null");
    json.append(
        id == 1 ? ",\"parent\":null" : ",\"parent\":{\"id\":\"1\",\"owner\":{\"name\":\"Ann\"}}");
    json.append(",\"owner\":{\"id\":\"00000000-0000-0000-0000-000000000001\"}");
    return json.append(",\"again\":\"" + id + "\"}").toString();
  }

  @ParameterizedTest
  @EnumSource
  void writesEveryTypeOfValueAsTheSameJson(TestDatabase database) throws SQLException {
    Level level = level(database, "{ things { " + FIELDS + " } }");

    assertThat(json(database, level, new ParentKeys[0])).containsExactly(json(1), json(2));
  }

  @Test
  void copiesEveryTypeOfValueIntoTheSameVectors() throws SQLException {
    List<List<String>> seen = new ArrayList<>();
    for (TestDatabase database : TestDatabase.values()) {
      Level level = level(database, "{ things { " + FIELDS + " } }");
      try (VectorSchemaRoot root = root(level)) {
        copy(database, level, root, new ParentKeys[0]);
        seen.add(root.getFieldVectors().stream().map(GeneratedCodeTest::described).toList());
        assertThat(root.getVector("aShort").getObject(0)).isEqualTo((short) 300);
        assertThat(root.getVector("bigOrNull").getObject(0))
            .hasToString("123456789012345678901234567890123456.78");
        assertThat(root.getVector("color").getObject(1)).isEqualTo(1);
        assertThat(root.getVector("tags").getObject(1)).hasToString("[\"x\",\"y,z\"]");
        assertThat(root.getVector("momentOrNull").getObject(1)).isNull();
        assertThat(root.getVector("away").getObject(1)).isNull();
        assertThat(root.getVector("parent").getObject(1))
            .hasToString("{\"id\":1,\"owner\":{\"name\":\"Ann\"}}");
        assertThat(root.getVector("document").getObject(0)).hasToString("{\"a\":[],\"b\":1}");
        assertThat(root.getVector("spanOrNull").getObject(0)).hasToString("PT1.5S");
      }
    }
    assertThat(seen).containsOnly(seen.getFirst());
    for (int i = 0; i < VALUES.size(); i++) {
      // The second row has null in exactly the nullable one of each pair.
      assertThat(seen.getFirst().get(1 + 2 * i)).doesNotContain("null");
      assertThat(seen.getFirst().get(2 + 2 * i)).endsWith(" null");
    }
  }

  private static final String COMPUTED =
      SINGLE.stream()
          .map(value -> "same" + value.name() + " same" + value.name() + "OrNull")
          .collect(Collectors.joining(" ", "{ things { ", " summary constant } }"));

  private static String computedJson(int id) {
    StringBuilder json = new StringBuilder();
    for (Value value : SINGLE) {
      json.append(",\"same%s\":%s".formatted(value.name(), value.json()));
      json.append(",\"same%sOrNull\":%s".formatted(value.name(), id == 1 ? value.json() : "null"));
    }
    String summary = id == 1 ? "\"1 is GREEN\"" : "null";
    return "{" + json.substring(1) + ",\"summary\":" + summary + ",\"constant\":true}";
  }

  @ParameterizedTest
  @EnumSource
  void computesWithEveryTypeOfValue(TestDatabase database) throws SQLException {
    Level level = level(database, COMPUTED);

    assertThat(json(database, level, new ParentKeys[0]))
        .containsExactly(computedJson(1), computedJson(2));
  }

  @ParameterizedTest
  @EnumSource
  void copiesWhatIsComputedIntoTheVectorsOfWhatItIs(TestDatabase database) throws SQLException {
    String names =
        SINGLE.stream()
            .map(value -> value.name() + " " + value.name() + "OrNull")
            .collect(Collectors.joining(" "));
    Level stored = level(database, "{ things { " + names + " } }");
    Level computed = level(database, COMPUTED.replace("summary constant", ""));
    try (VectorSchemaRoot one = root(stored);
        VectorSchemaRoot other = root(computed)) {
      copy(database, stored, one, new ParentKeys[0]);
      copy(database, computed, other, new ParentKeys[0]);
      assertThat(other.getFieldVectors().stream().map(GeneratedCodeTest::described))
          .containsExactlyElementsOf(
              one.getFieldVectors().stream().map(GeneratedCodeTest::described).toList());
      assertThat(other.getFieldVectors().stream().map(vector -> vector.getField().getType()))
          .containsExactlyElementsOf(
              one.getFieldVectors().stream().map(vector -> vector.getField().getType()).toList());
    }
  }

  @Test
  void readsOnlyWhatTheSelectedMethodsTake() {
    Level level = level(TestDatabase.SQLITE, "{ things { summary } }");

    assertThat(((SqlText) level.statement()).sql())
        .startsWith("select t.\"id\", t.\"color_or_null\"\nfrom ");
    assertThat(((SqlText) level(TestDatabase.SQLITE, "{ things { constant } }").statement()).sql())
        .startsWith("select 1\nfrom ");
  }

  @Test
  void tellsOfAMethodThatFailsAndOfOneThatGivesNull() throws SQLException {
    Connection sqlite = connections.get(TestDatabase.SQLITE);
    sqlite.setAutoCommit(false);
    try (Statement statement = sqlite.createStatement()) {
      statement.execute("update things set parent_id = null");
      statement.execute("update things set id = 3 where id = 2");
      Level level = level(TestDatabase.SQLITE, "{ things { id summary } }");
      JsonSink out = new JsonSink(0);
      QueryExecutor executor = app.executor("Thing", Database.SQLITE);
      rows(TestDatabase.SQLITE, level, row -> executor.writeJson(row, level.selection(), out));

      assertThat(text(out, 0)).endsWith("{\"id\":\"3\",\"summary\":null}");
      FieldError error = out.errors().getFirst().error();
      assertThat(error).hasMessage("The value of this field could not be computed.");
      assertThat(error.getCause()).hasMessage("a secret");

      Level missing = level(TestDatabase.SQLITE, "{ things { never } }");
      assertThatThrownBy(() -> json(TestDatabase.SQLITE, missing, new ParentKeys[0]))
          .isInstanceOf(FieldError.class)
          .hasMessage("This field must not be null, but the method that computes it gave null.");
    } finally {
      sqlite.rollback();
      sqlite.setAutoCommit(true);
    }
  }

  private static String described(FieldVector vector) {
    return IntStream.range(0, vector.getValueCount())
        .mapToObj(vector::getObject)
        .map(value ->
            value instanceof byte[] bytes
                ? java.util.Arrays.toString(bytes)
                : String.valueOf(value))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @EnumSource
  void leavesHolesForListsAndCollectsTheirParents(TestDatabase database) throws SQLException {
    Level level =
        level(
            database, "{ things { id parent { children { id } } children { id } childrenCount } }");
    List<List<Integer>> places = List.of(new ArrayList<>(), new ArrayList<>());
    ParentKeys[] collectors = {new Places(places.get(0)), new Places(places.get(1))};

    assertThat(json(database, level, collectors))
        .containsExactly(
            "{\"id\":\"1\",\"parent\":null,\"children\":,\"childrenCount\":1}",
            "{\"id\":\"2\",\"parent\":{\"children\":},\"children\":,\"childrenCount\":0}");
    assertThat(places).containsExactly(List.of(1), List.of(0, 2));

    places.forEach(List::clear);
    try (VectorSchemaRoot root = root(level)) {
      copy(database, level, root, collectors);
      assertThat(places).containsExactly(List.of(1), List.of(0, 1));
      assertThat(root.getVector("childrenCount").getObject(0)).isEqualTo(1);
    }
  }

  private record Places(List<Integer> places) implements ParentKeys {
    @Override
    public void add(ResultSet row, int place) {
      places.add(place);
    }

    @Override
    public int size() {
      return places.size();
    }

    @Override
    public void truncate(int size) {
      places.subList(size, places.size()).clear();
    }
  }

  @Test
  void nullsTheNearestNullableObjectAroundAWrongValue() throws SQLException {
    Connection sqlite = connections.get(TestDatabase.SQLITE);
    Level level =
        level(TestDatabase.SQLITE, "{ things { id parent { id color owner { name } } } }");
    sqlite.setAutoCommit(false);
    try (Statement statement = sqlite.createStatement()) {
      statement.execute("update things set color = 'BLUE' where id = 1");
      JsonSink out = new JsonSink(0);
      List<String> failed = new ArrayList<>();
      rows(
          TestDatabase.SQLITE,
          level,
          row -> {
            try {
              app.executor("Thing", Database.SQLITE).writeJson(row, level.selection(), out);
            } catch (FieldError error) {
              failed.add(error.path() + " " + error.getMessage());
            }
          });
      assertThat(text(out, 0)).endsWith("{\"id\":\"2\",\"parent\":null}");
      assertThat(failed).isEmpty();
      assertThat(out.errors()).hasSize(1);
      assertThat(out.errors().getFirst().pathWithin(level.selection()))
          .containsExactly("parent", "color");
    } finally {
      sqlite.rollback();
      sqlite.setAutoCommit(true);
    }
  }

  private Level level(TestDatabase database, String document) {
    var node = new DocumentReader(app.model()).read(document).operation(null);
    Root root =
        new Planner(app.model(), Dialects.of(kind(database))).plan(node, 0).roots().getFirst();
    return ((Root.Rows) root).level();
  }

  private List<String> json(TestDatabase database, Level level, ParentKeys[] collectors)
      throws SQLException {
    QueryExecutor executor = app.executor("Thing", kind(database));
    List<String> written = new ArrayList<>();
    JsonSink out = new JsonSink(0);
    out.collectInto(collectors);
    rows(
        database,
        level,
        row -> {
          int start = out.size();
          executor.writeJson(row, level.selection(), out);
          written.add(text(out, start));
        });
    return written;
  }

  private static String text(JsonSink out, int from) {
    return new String(out.array(), from, out.size() - from, StandardCharsets.UTF_8);
  }

  private VectorSchemaRoot root(Level level) {
    return VectorSchemaRoot.create(
        new ArrowSchemas(app.model()::enumeration).of(level.selection()), allocator);
  }

  private void copy(
      TestDatabase database, Level level, VectorSchemaRoot root, ParentKeys[] collectors)
      throws SQLException {
    VectorWriter writer =
        app.executor("Thing", kind(database))
            .vectorWriter(level.selection(), root.getFieldVectors(), collectors);
    // Twice, as two batches: the second begins with vectors that have been emptied.
    for (int batch = 0; batch < 2; batch++) {
      root.getFieldVectors().forEach(FieldVector::clear);
      for (ParentKeys keys : collectors) {
        keys.truncate(0);
      }
      int[] index = {0};
      rows(database, level, row -> writer.write(row, index[0]++));
      root.setRowCount(index[0]);
    }
  }

  private interface RowConsumer {
    void accept(ResultRow row) throws SQLException;
  }

  private void rows(TestDatabase database, Level level, RowConsumer consumer) throws SQLException {
    SqlText sql = (SqlText) level.statement();
    try (PreparedStatement statement = connections.get(database).prepareStatement(sql.sql())) {
      statement.setInt(1, 100); // The page's limit is all that is bound.
      try (ResultSet rows = statement.executeQuery()) {
        ResultRow row = Databases.of(kind(database)).row(rows);
        while (rows.next()) {
          consumer.accept(row);
        }
      }
    }
  }
}
