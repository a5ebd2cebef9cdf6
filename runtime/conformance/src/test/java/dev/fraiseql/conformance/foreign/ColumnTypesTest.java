package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.annotations.Stored;
import dev.fraiseql.conformance.flight.VectorComparison;
import dev.fraiseql.conformance.foreign.ForeignTypes.ForeignType;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.arrow.ArrowStream;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.BatchLimits;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.jdbc.schema.Difference;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.StoredForms;
import dev.fraiseql.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every column type of each database under every Java type in every stored form: either the start
 * is refused with the name of the component, or its values are found, sorted, grouped and paged as
 * what is shown.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnTypesTest {
  private static final Limits LIMITS = new Limits(12, 500, 1_000, 1 << 22, Duration.ofMinutes(1));

  private final Map<TestDatabase, Opened> opened = new EnumMap<>(TestDatabase.class);

  /** A component of one of the classes. */
  private record Declared(String name, String java, Scalar scalar, Stored stored) {

    String component() {
      String digits = scalar == Scalar.DECIMAL ? ", precision = 20, scale = 4" : "";
      return "@Column(stored = Stored.%s%s) @Nullable %s %s".formatted(stored, digits, java, name);
    }

    boolean sorts() {
      return scalar != Scalar.BOOLEAN && scalar != Scalar.BYTES;
    }

    boolean isNumber() {
      return switch (scalar) {
        case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL -> true;
        default -> false;
      };
    }

    String literal(Object shown) {
      return isNumber() || scalar == Scalar.BOOLEAN
          ? String.valueOf(shown)
          : '"' + shown.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @SuppressWarnings("unchecked") // values of one component are of one class
    Comparable<Object> sortable(Object shown) {
      return (Comparable<Object>) comparable(shown);
    }

    private Comparable<?> comparable(Object shown) {
      return isNumber()
          ? new BigDecimal(shown.toString())
          : scalar == Scalar.DURATION
              ? Duration.parse(shown.toString())
              : scalar == Scalar.UUID || scalar == Scalar.STRING ? shown.toString() : time(shown);
    }

    private static String time(Object shown) {
      return shown.toString().replace("Z", "");
    }
  }

  private record Opened(FraiseEngine engine, List<Declared> declared, Set<String> refused) {}

  private static List<Declared> declarations(TestDatabase database) {
    Map<String, Scalar> types = new LinkedHashMap<>();
    types.put("Byte", Scalar.BYTE);
    types.put("Short", Scalar.SHORT);
    types.put("Integer", Scalar.INT);
    types.put("Long", Scalar.LONG);
    types.put("Float", Scalar.FLOAT);
    types.put("Double", Scalar.DOUBLE);
    types.put("BigDecimal", Scalar.DECIMAL);
    types.put("String", Scalar.STRING);
    types.put("Boolean", Scalar.BOOLEAN);
    types.put("Instant", Scalar.INSTANT);
    types.put("LocalDateTime", Scalar.LOCAL_DATE_TIME);
    types.put("LocalDate", Scalar.LOCAL_DATE);
    types.put("LocalTime", Scalar.LOCAL_TIME);
    types.put("Duration", Scalar.DURATION);
    types.put("UUID", Scalar.UUID);
    types.put("byte[]", Scalar.BYTES);
    StoredForms forms =
        Dialects.of(Database.valueOf(database == TestDatabase.MARIADB ? "MYSQL" : database.name()))
            .storedForms();
    List<Declared> all = new ArrayList<>();
    types.forEach((java, scalar) -> {
      ValueType type = scalar == Scalar.DECIMAL ? ValueType.decimal(20, 4) : ValueType.of(scalar);
      for (Stored stored : Stored.values()) {
        if (stored == Stored.DEFAULT || forms.find(stored, type, "").isPresent()) {
          all.add(new Declared("c" + all.size(), java, scalar, stored));
        }
      }
    });
    return all;
  }

  static Stream<Arguments> types() {
    return Stream.of(TestDatabase.values())
        .flatMap(database ->
            IntStream.range(0, ForeignTypes.of(database).size())
                .mapToObj(i -> Arguments.of(database, i, ForeignTypes.of(database).get(i))));
  }

  @AfterAll
  void close() {
    opened.values().forEach(each -> each.engine().close());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void crossesEveryTypeWithEveryForm(TestDatabase database) {
    Opened of = open(database);
    int all = of.declared().size() * ForeignTypes.of(database).size();
    int served = all - of.refused().size();
    assertThat(all).isGreaterThan(2_500);
    assertThat(served).isGreaterThan(300);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("types")
  void isRightOrRefused(TestDatabase database, int number, ForeignType type) {
    Opened of = open(database);
    List<String> wrong = new ArrayList<>();
    for (Declared each : of.declared()) {
      if (!of.refused().contains("Row" + number + "." + each.name())) {
        try {
          check(of.engine(), number, type, each);
        } catch (AssertionError | RuntimeException e) {
          wrong.add(
              each.java()
                  + " "
                  + each.stored()
                  + ": "
                  + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "));
        }
      }
    }
    assertThat(wrong).as(type.sql()).isEmpty();
  }

  private static void check(FraiseEngine engine, int number, ForeignType type, Declared each) {
    String rows = "rows" + number;
    String field = each.name();
    Map<Long, @Nullable Object> shown = new LinkedHashMap<>();
    for (Object row :
        list(engine, "{ a: %s(orderBy: [{id: ASC}]) { id %s } }".formatted(rows, field))) {
      shown.put(id(row), get(row, field));
    }
    assertThat(shown).hasSize(type.values().size() + 1);
    assertThat(shown.get(0L)).isNull();
    Map<String, List<Long>> byValue = new LinkedHashMap<>();
    shown.forEach(
        (id, value) -> byValue.computeIfAbsent(text(value), text -> new ArrayList<>()).add(id));
    finds(engine, rows, each, shown, byValue);
    groups(engine, rows, each, byValue);
    if (each.sorts()) {
      List<Long> order =
          ids(engine, "{ a: %s(orderBy: [{%s: ASC_NULLS_FIRST}, {id: ASC}]) { id } }", rows, field);
      if (each.scalar() != Scalar.STRING) {
        List<Long> expected = new ArrayList<>(shown.keySet());
        expected.sort(
            Comparator.comparing(
                (Long id) ->
                    shown.get(id) == null
                        ? null
                        : each.sortable(Objects.requireNonNull(shown.get(id))),
                Comparator.nullsFirst(Comparator.naturalOrder())));
        assertThat(order).as("order").isEqualTo(expected);
      }
      compares(engine, rows, each, shown, order);
      pages(engine, rows, field, order);
    }
    exports(engine, rows, field, shown);
  }

  private static void finds(
      FraiseEngine engine,
      String rows,
      Declared each,
      Map<Long, @Nullable Object> shown,
      Map<String, List<Long>> byValue) {
    Set<String> seen = new HashSet<>();
    for (Object value : shown.values()) {
      if (value == null || !seen.add(text(value))) {
        continue;
      }
      String literal = each.literal(value);
      List<Long> equal = byValue.get(text(value));
      List<Long> others =
          shown.keySet().stream()
              .filter(id -> shown.get(id) != null && !equal.contains(id))
              .toList();
      List<String> filters = new ArrayList<>(List.of("{%s: {eq: %s}}", "{_not: {%s: {neq: %s}}}"));
      List<String> negative = new ArrayList<>(List.of("{%s: {neq: %s}}", "{_not: {%s: {eq: %s}}}"));
      if (each.scalar() != Scalar.BOOLEAN) {
        filters.add("{%s: {in: [%s]}}");
        negative.add("{%s: {nin: [%s]}}");
      }
      for (String filter : filters) {
        String where = filter.formatted(each.name(), literal);
        assertThat(where(engine, rows, where)).as(where).containsExactlyElementsOf(equal);
      }
      for (String filter : negative) {
        String where = filter.formatted(each.name(), literal);
        assertThat(where(engine, rows, where)).as(where).containsExactlyElementsOf(others);
      }
    }
    String where = "{%s: {isNull: true}}".formatted(each.name());
    assertThat(where(engine, rows, where))
        .as(where)
        .containsExactlyElementsOf(
            shown.keySet().stream().filter(id -> shown.get(id) == null).toList());
  }

  private static void compares(
      FraiseEngine engine,
      String rows,
      Declared each,
      Map<Long, @Nullable Object> shown,
      List<Long> order) {
    List<Long> present = order.stream().filter(id -> shown.get(id) != null).toList();
    for (Long id : present) {
      String value = text(shown.get(id));
      List<Long> less = new ArrayList<>();
      for (Long other : present) {
        if (text(shown.get(other)).equals(value)) {
          break;
        }
        less.add(other);
      }
      String literal = each.literal(Objects.requireNonNull(shown.get(id)));
      for (String operator : List.of("lt", "lte", "gt", "gte")) {
        List<Long> expected =
            present.stream()
                .filter(other -> {
                  boolean isEqual = text(shown.get(other)).equals(value);
                  boolean isLess = less.contains(other);
                  return switch (operator) {
                    case "lt" -> isLess;
                    case "lte" -> isLess || isEqual;
                    case "gt" -> !isLess && !isEqual;
                    default -> !isLess;
                  };
                })
                .sorted()
                .toList();
        String where = "{%s: {%s: %s}}".formatted(each.name(), operator, literal);
        assertThat(where(engine, rows, where)).as(where).isEqualTo(expected);
      }
    }
  }

  private static void groups(
      FraiseEngine engine, String rows, Declared each, Map<String, List<Long>> byValue) {
    if (each.scalar() == Scalar.FLOAT
        || each.scalar() == Scalar.DOUBLE
        || each.scalar() == Scalar.BYTES) {
      return;
    }
    Map<String, Long> found = new LinkedHashMap<>();
    for (Object group :
        list(
            engine,
            "{ a: %1$sAggregate(groupBy: {%2$s: true}) { %2$s count } }"
                .formatted(rows, each.name()))) {
      found.merge(text(get(group, each.name())), (Long) get(group, "count"), Long::sum);
    }
    Map<String, Long> expected = new LinkedHashMap<>();
    byValue.forEach((value, ids) -> expected.put(value, (long) ids.size()));
    assertThat(found).as("groups").isEqualTo(expected);
  }

  private static void pages(FraiseEngine engine, String rows, String field, List<Long> order) {
    String orderBy = "orderBy: [{" + field + ": ASC_NULLS_FIRST}, {id: ASC}]";
    assertThat(walk(engine, rows, orderBy, "first", "after", "endCursor"))
        .as("pages")
        .isEqualTo(order);
    assertThat(walk(engine, rows, orderBy, "last", "before", "startCursor").reversed())
        .as("pages from the end")
        .isEqualTo(order);
  }

  private static List<Long> walk(
      FraiseEngine engine, String rows, String orderBy, String count, String from, String next) {
    List<Long> ids = new ArrayList<>();
    String cursor = "null";
    for (int page = 0; page < 20; page++) {
      Object connection =
          one(
              engine,
              "{ a: %sConnection(%s, %s: 1, %s: %s) { nodes { id } pageInfo { %s } } }"
                  .formatted(rows, orderBy, count, from, cursor, next));
      List<?> nodes = (List<?>) Objects.requireNonNull(get(connection, "nodes"));
      if (nodes.isEmpty()) {
        return ids;
      }
      ids.add(id(nodes.getFirst()));
      cursor = '"' + (String) get(get(connection, "pageInfo"), next) + '"';
    }
    throw new AssertionError("the pages do not end: " + ids);
  }

  private static void exports(
      FraiseEngine engine, String rows, String field, Map<Long, @Nullable Object> shown) {
    Exports exports = new Exports(engine.model(), engine.database(), engine.preparer());
    ExportRequest request = new ExportRequest(rows, "", List.of("id", field), true, null);
    List<@Nullable Object> expected = new ArrayList<>(shown.values());
    int row = 0;
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStream stream =
            new ArrowStreams(engine)
                .open(
                    exports.prepare(request, new RowScope(Caller.ANONYMOUS)),
                    allocator,
                    Long.MAX_VALUE,
                    BatchLimits.DEFAULT)) {
      VectorComparison comparison =
          new VectorComparison(engine.model(), stream.dictionaries(), false);
      while (stream.next()) {
        for (int i = 0; i < stream.root().getRowCount(); i++) {
          comparison.compare(stream.root().getVector(field), i, expected.get(row++), "export");
        }
      }
    }
    assertThat(row).as("exported rows").isEqualTo(expected.size());
  }

  private static String text(@Nullable Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private static List<Long> where(FraiseEngine engine, String rows, String where) {
    return list(engine, "{ a: %s(where: %s, orderBy: [{id: ASC}]) { id } }".formatted(rows, where))
        .stream()
        .map(ColumnTypesTest::id)
        .toList();
  }

  private static List<Long> ids(FraiseEngine engine, String document, Object... arguments) {
    return list(engine, document.formatted(arguments)).stream().map(ColumnTypesTest::id).toList();
  }

  private static long id(@Nullable Object row) {
    return Long.parseLong((String) Objects.requireNonNull(get(row, "id")));
  }

  private static List<?> list(FraiseEngine engine, String document) {
    return (List<?>) one(engine, document);
  }

  private static Object one(FraiseEngine engine, String document) {
    String response = execute(engine, document);
    Map<?, ?> read = (Map<?, ?>) JsonReader.read(response);
    assertThat(read.get("errors")).as("%s: %s", document, response).isNull();
    return Objects.requireNonNull(get(read.get("data"), "a"));
  }

  private static @Nullable Object get(@Nullable Object object, String field) {
    return ((Map<?, ?>) Objects.requireNonNull(object)).get(field);
  }

  private Opened open(TestDatabase database) {
    return opened.computeIfAbsent(database, ColumnTypesTest::create);
  }

  private static Opened create(TestDatabase database) {
    String url = database.newDatabase();
    List<ForeignType> types = ForeignTypes.of(database);
    List<Declared> declared = declarations(database);
    StringBuilder classes = new StringBuilder();
    String components =
        declared.stream().map(Declared::component).collect(Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : StoredColumns.types(database)) {
        statement.execute(sql);
      }
      if (database == TestDatabase.POSTGRESQL) {
        statement.execute("create domain small_number as integer check (value < 100)");
        statement.execute("create domain abstime_text as text");
        statement.execute("create type pair_of_values as (a int, b text)");
      }
      for (int i = 0; i < types.size(); i++) {
        create(statement, "t" + i, types.get(i), declared.size());
        classes.append(
            "@Type(readOnly = true, plural = \"rows%1$d\", table = \"t%1$d\") record Row%1$d(@Id long id, %2$s) {}\n"
                .formatted(i, components));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    List<TypeCatalog> catalogs = CompiledTypes.of(database, classes.toString());
    FraiseEngine engine =
        FraiseEngine.open(
            new EngineSettings(url, null, null, 2, LIMITS).withSchemaCheck(SchemaCheck.OFF),
            catalogs);
    Set<String> refused = new HashSet<>();
    for (Difference difference : engine.schemaDifferences()) {
      if (difference.isError()) {
        assertThat(difference.component()).as(difference.toString()).isNotNull();
        refused.add(difference.subject().replaceFirst("^foreign\\.", ""));
      }
    }
    return new Opened(engine, declared, refused);
  }

  /** Creates a table with a column for each component, all of one type and with one value. */
  private static void create(Statement statement, String table, ForeignType type, int columns)
      throws SQLException {
    String generated = type.sql().toLowerCase(Locale.ROOT);
    boolean number = generated.contains("as (n)");
    boolean text = generated.contains("as (s)");
    String source = number ? ", n int" : text ? ", s varchar(20)" : "";
    String names =
        IntStream.range(0, columns)
            .mapToObj(i -> ", c" + i + " " + type.sql())
            .collect(Collectors.joining());
    String create = "create table %s (id bigint primary key%s%s)".formatted(table, source, names);
    try {
      statement.execute(create);
      statement.execute("insert into %s (id) values (0)".formatted(table));
      int id = 1;
      for (String value : type.values()) {
        String values = number || text ? ", " + value : (", " + value).repeat(columns);
        String into =
            number
                ? ", n"
                : text
                    ? ", s"
                    : IntStream.range(0, columns)
                        .mapToObj(i -> ", c" + i)
                        .collect(Collectors.joining());
        statement.execute(
            "insert into %s (id%s) values (%d%s)".formatted(table, into, id++, values));
      }
    } catch (SQLException e) {
      throw new SQLException(create, e);
    }
  }
}
