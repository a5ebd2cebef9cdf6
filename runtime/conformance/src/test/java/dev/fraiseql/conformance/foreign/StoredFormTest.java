package dev.fraiseql.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.flight.VectorComparison;
import dev.fraiseql.conformance.foreign.StoredColumn.StoredValue;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.arrow.ArrowStream;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.BatchLimits;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.TestDatabase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DecimalVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Columns of foreign tables in every stored form: what is shown is found, sorted, grouped, paged
 * and joined as what it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredFormTest {
  private final Map<TestDatabase, FraiseEngine> engines = new EnumMap<>(TestDatabase.class);

  static Stream<Arguments> columns() {
    return Stream.of(TestDatabase.values())
        .flatMap(database ->
            IntStream.range(0, StoredColumns.of(database).size())
                .mapToObj(i -> Arguments.of(database, i, StoredColumns.of(database).get(i))));
  }

  static Stream<Arguments> keys() {
    return columns().filter(each -> ((StoredColumn) each.get()[2]).key());
  }

  @AfterAll
  void close() {
    engines.values().forEach(FraiseEngine::close);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("columns")
  void showsValuesInOrder(TestDatabase database, int number, StoredColumn column) {
    List<?> rows =
        (List<?>) query(database, "{ a: all%d(orderBy: [{v: ASC_NULLS_FIRST}]) { id v } }", number);
    assertThat(rows.stream().map(row -> text(get(row, "v"))).toList())
        .isEqualTo(column.values().stream().map(value -> text(value.shown())).toList());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("columns")
  void findsWhatIsShown(TestDatabase database, int number, StoredColumn column) {
    for (StoredValue value : column.values()) {
      List<Long> expected = new ArrayList<>();
      for (int i = 0; i < column.values().size(); i++) {
        if (Objects.equals(text(column.values().get(i).shown()), text(value.shown()))) {
          expected.add((long) i);
        }
      }
      String literal = literal(column, value.shown());
      for (String filter : List.of("{v: {eq: %s}}", "{v: {in: [%s]}}", "{_not: {v: {neq: %s}}}")) {
        boolean listOfBooleans = value.shown() instanceof Boolean && filter.contains("in:");
        if (listOfBooleans || (value.shown() == null && !filter.startsWith("{v: {eq"))) {
          continue;
        }
        String where = filter.formatted(literal);
        List<?> rows =
            (List<?>) query(database, "{ a: all%d(where: " + where + ") { id } }", number);
        assertThat(rows.stream().map(row -> id(get(row, "id"))).toList())
            .as(where)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("columns")
  void comparesByOrder(TestDatabase database, int number, StoredColumn column) {
    List<StoredValue> values =
        column.values().stream().filter(value -> value.shown() != null).toList();
    if (values.getFirst().shown() instanceof Boolean || column.component().contains("Status")) {
      return;
    }
    for (StoredValue value : values) {
      String literal = literal(column, value.shown());
      int first = 0;
      while (!Objects.equals(text(values.get(first).shown()), text(value.shown()))) {
        first++;
      }
      assertThat(ids(database, number, "{v: {lt: " + literal + "}}")).hasSize(first);
      assertThat(ids(database, number, "{v: {gte: " + literal + "}}"))
          .hasSize(values.size() - first);
      assertThat(ids(database, number, "{v: {gt: " + literal + "}}").size())
          .isLessThan(values.size() - first);
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("columns")
  void comparesTextsExactly(TestDatabase database, int number, StoredColumn column) {
    if (!column.component().endsWith("String")) {
      return;
    }
    for (String filter : List.of("eq", "startsWith", "contains", "endsWith", "like", "icontains")) {
      assertThat(ids(database, number, "{v: {" + filter + ": \"😀\"}}")).as(filter).isEmpty();
    }
    String shown = (String) column.values().getLast().shown();
    String where = "{v: {startsWith: \"" + shown.charAt(0) + "\"}}";
    assertThat(ids(database, number, where))
        .hasSize(
            (int)
                column.values().stream()
                    .filter(value ->
                        value.shown() instanceof String text
                            && text.startsWith(shown.substring(0, 1)))
                    .count());
  }

  private List<Long> ids(TestDatabase database, int number, String where) {
    List<?> rows = (List<?>) query(database, "{ a: all%d(where: " + where + ") { id } }", number);
    return rows.stream().map(row -> id(get(row, "id"))).toList();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("columns")
  void exportsWhatIsShown(TestDatabase database, int number, StoredColumn column) {
    FraiseEngine engine = engines.computeIfAbsent(database, StoredFormTest::open);
    Exports exports = new Exports(engine.model(), engine.database(), engine.preparer());
    ArrowStreams streams = new ArrowStreams(engine);
    ExportRequest request = new ExportRequest("all" + number, "", List.of("id", "v"), true, null);
    int rows = 0;
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStream stream =
            streams.open(
                exports.prepare(request, new RowScope(Caller.ANONYMOUS)),
                allocator,
                Long.MAX_VALUE,
                BatchLimits.DEFAULT)) {
      VectorComparison comparison =
          new VectorComparison(engine.model(), stream.dictionaries(), false);
      while (stream.next()) {
        for (int i = 0; i < stream.root().getRowCount(); i++) {
          Object shown = column.values().get(rows++).shown();
          comparison.compare(
              stream.root().getVector("v"),
              i,
              shown instanceof Double decimal ? decimal(stream, decimal) : shown,
              column.name());
        }
      }
    }
    assertThat(rows).isEqualTo(column.values().size());
  }

  private static String decimal(ArrowStream stream, double shown) {
    int scale = ((DecimalVector) stream.root().getVector("v")).getScale();
    return BigDecimal.valueOf(shown).setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("columns")
  void pagesSeeEachRowOnce(TestDatabase database, int number, StoredColumn column) {
    List<Long> forward = walk(database, number, "first", "after", "endCursor");
    List<Long> backward = walk(database, number, "last", "before", "startCursor");
    List<?> rows = (List<?>) query(database, "{ a: all%d(orderBy: [{v: DESC}]) { id } }", number);
    assertThat(forward).isEqualTo(rows.stream().map(row -> id(get(row, "id"))).toList());
    assertThat(backward.reversed()).isEqualTo(forward);
  }

  private List<Long> walk(
      TestDatabase database, int number, String count, String from, String next) {
    List<Long> ids = new ArrayList<>();
    String cursor = "null";
    for (int page = 0; page < 50; page++) {
      Map<?, ?> connection =
          (Map<?, ?>)
              query(
                  database,
                  "{ a: all%dConnection(orderBy: [{v: DESC}], "
                      + count
                      + ": 1, "
                      + from
                      + ": "
                      + cursor
                      + ") { nodes { id } pageInfo { "
                      + next
                      + " } } }",
                  number);
      List<?> nodes = (List<?>) connection.get("nodes");
      if (nodes.isEmpty()) {
        return ids;
      }
      ids.add(id(get(nodes.getFirst(), "id")));
      cursor = '"' + (String) get(connection.get("pageInfo"), next) + '"';
    }
    throw new AssertionError("the pages do not end: " + ids);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("columns")
  void groupsEqualValues(TestDatabase database, int number, StoredColumn column) {
    Map<@Nullable String, Long> expected = new LinkedHashMap<>();
    column.values().forEach(value -> expected.merge(text(value.shown()), 1L, Long::sum));
    List<?> groups =
        (List<?>) query(database, "{ a: all%dAggregate(groupBy: {v: true}) { v count } }", number);
    Map<@Nullable String, Long> found = new HashMap<>();
    groups.forEach(
        group -> found.merge(text(get(group, "v")), (Long) get(group, "count"), Long::sum));
    assertThat(found).isEqualTo(expected);
    assertThat(groups).hasSameSizeAs(expected.keySet());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("keys")
  void joinsByKey(TestDatabase database, int number, StoredColumn column) {
    for (int i = 0; i < column.values().size(); i++) {
      String literal = literal(column, column.values().get(i).shown());
      Object one =
          query(
              database, "{ a: key%d(v: " + literal + ") { v parts { id whole { v } } } }", number);
      assertThat(text(get(one, "v"))).isEqualTo(column.values().get(i).shown());
      List<?> parts = (List<?>) get(one, "parts");
      assertThat(parts).as(literal).hasSize(2);
      assertThat(get(get(parts.getFirst(), "whole"), "v")).isEqualTo(get(one, "v"));
      List<?> found =
          (List<?>)
              query(
                  database,
                  "{ a: parts%d(where: {whole: {v: {eq: " + literal + "}}}) { id } }",
                  number);
      assertThat(found).as(literal).hasSize(2);
    }
    List<?> all =
        (List<?>)
            query(
                database,
                "{ a: keys%d(where: {parts: {some: {}}}, orderBy: [{v: ASC}]) { v partsCount parts { id } } }",
                number);
    assertThat(all).hasSize(column.values().size());
    all.forEach(each -> {
      assertThat((List<?>) get(each, "parts")).hasSize(2);
      assertThat(get(each, "partsCount")).isEqualTo(2L);
    });
  }

  private static @Nullable Object get(@Nullable Object object, String field) {
    return ((Map<?, ?>) Objects.requireNonNull(object)).get(field);
  }

  private static long id(@Nullable Object id) {
    return Long.parseLong((String) Objects.requireNonNull(id));
  }

  /** Numbers without the zeros at their end. */
  private static @Nullable String text(@Nullable Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : value == null ? null : value.toString();
  }

  private static String literal(StoredColumn column, @Nullable Object shown) {
    return shown instanceof String text && !column.component().contains("Status")
        ? '"' + text.replace("\"", "\\\"") + '"'
        : String.valueOf(shown);
  }

  private @Nullable Object query(TestDatabase database, String document, int number) {
    String text = document.replace("%d", String.valueOf(number));
    String response =
        engines
            .computeIfAbsent(database, StoredFormTest::open)
            .graphql()
            .execute(new GraphQlRequest(text, null, Map.of(), null), Caller.ANONYMOUS)
            .text();
    Map<?, ?> read = (Map<?, ?>) JsonReader.read(response);
    assertThat(read.get("errors")).as("%s: %s", text, response).isNull();
    return get(read.get("data"), "a");
  }

  private static FraiseEngine open(TestDatabase database) {
    List<StoredColumn> columns = StoredColumns.of(database);
    String url = database.newDatabase();
    StringBuilder classes = new StringBuilder("enum Status { OPEN, PAID, LOST }\n");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : StoredColumns.types(database)) {
        statement.execute(sql);
      }
      for (int i = 0; i < columns.size(); i++) {
        create(statement, i, columns.get(i), classes);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return FraiseEngine.open(
        new EngineSettings(url, null, null, 2, Limits.DEFAULT),
        CompiledTypes.of(database, classes.toString()));
  }

  private static void create(
      Statement statement, int number, StoredColumn column, StringBuilder classes)
      throws SQLException {
    classes.append(
        "@Type(readOnly = true, plural = \"all%1$d\", table = \"t%1$d\") record Row%1$d(@Id long id, %2$s v) {}\n"
            .formatted(number, column.component()));
    String nullable = column.component().contains("@Nullable") ? "" : " not null";
    execute(
        statement,
        "create table t%d (id bigint primary key, v %s%s)",
        number,
        column.type(),
        nullable);
    for (int i = 0; i < column.values().size(); i++) {
      execute(
          statement, "insert into t%d values (%d, %s)", number, i, column.values().get(i).sql());
    }
    if (!column.key()) {
      return;
    }
    classes.append(
        ("@Type(readOnly = true, plural = \"keys%1$d\", table = \"k%1$d\") record Key%1$d(@Id %2$s v,"
                + " @Relation List<Part%1$d> parts) {}\n"
                + "@Type(readOnly = true, plural = \"parts%1$d\", table = \"p%1$d\") record Part%1$d(@Id long id,"
                + " @Relation(column = \"v\") Key%1$d whole) {}\n")
            .formatted(number, column.component()));
    execute(statement, "create table k%d (v %s not null primary key)", number, column.type());
    execute(
        statement,
        "create table p%d (id bigint primary key, v %s not null)",
        number,
        column.type());
    for (int i = 0; i < column.values().size(); i++) {
      String value = column.values().get(i).sql();
      execute(statement, "insert into k%d values (%s)", number, value);
      execute(statement, "insert into p%d values (%d, %s)", number, 2 * i, value);
      execute(statement, "insert into p%d values (%d, %s)", number, 2 * i + 1, value);
    }
  }

  private static void execute(Statement statement, String sql, Object... arguments)
      throws SQLException {
    String text = String.format(java.util.Locale.ROOT, sql, arguments);
    try {
      statement.execute(text);
    } catch (SQLException e) {
      throw new SQLException(text, e);
    }
  }
}
