package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.flight.VectorComparison;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.arrow.ArrowStream;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.BatchLimits;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Selections of more to-one relations or columns than one statement can read: the result is that of
 * several selections, each of which one statement reads.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WideStatementsTest {
  private static final int RELATIONS = 70;
  private static final int HUBS = 12;
  private static final int LEAVES = 6;

  /** A record has at most 254 components. */
  private static final int COLUMNS = 220;

  private static final int NEXT = 20;

  private static final Limits LIMITS = new Limits(12, 2_000, 1_000, 1 << 20, Duration.ofMinutes(1));

  private static final BatchLimits SMALL_BATCHES = new BatchLimits(2, 5, 1 << 20, 1L << 25);

  private final Map<TestDatabase, FraiseEngine> engines = new EnumMap<>(TestDatabase.class);

  @AfterAll
  void close() {
    engines.values().forEach(FraiseEngine::close);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void readsObjectsOfManyRelations(TestDatabase database) {
    assertMerged(database, "hubs(orderBy: [{id: ASC}]) { id %s }", i -> "r" + i + " { id name }");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void readsObjectsAndListsWithinThem(TestDatabase database) {
    IntFunction<String> relation =
        i ->
            "r%d { name box { label kind } shelf: box { id } notesCount notes(orderBy: [{id: DESC}],"
                    .formatted(i)
                + " limit: 2) { body leaf { name box { id } } } }";
    assertMerged(database, "hubs(orderBy: [{id: ASC}]) { %s id }", relation);
    assertMerged(database, "hub(id: 3) { id %s region { name } }", relation);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void readsThemInListsOfParents(TestDatabase database) {
    IntFunction<String> relation = i -> "r" + i + " { id box { id } }";
    assertMerged(database, "regions(orderBy: [{id: ASC}]) { name hubs { id %s } }", relation);
    assertMerged(
        database,
        "regions(orderBy: [{id: ASC}]) { hubs(orderBy: [{id: DESC}], limit: 2, offset: 1) { id %s } }",
        relation);
    assertMerged(database, "region(id: 1) { hubs(limit: 3) { id %s } }", relation);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void sortsAndFiltersByThem(TestDatabase database) {
    IntFunction<String> relation = i -> "r" + i + " { name }";
    assertMerged(
        database,
        "hubs(orderBy: [{r69: {name: DESC_NULLS_LAST}}, {r3: {box: {label: ASC}}}, {id: ASC}],"
            + " where: {r68: {notes: {some: {body: {like: \"%%1%%\"}}}}}, limit: 5, offset: 1) { id %s }",
        relation);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void readsThemInConnections(TestDatabase database) {
    IntFunction<String> relation = i -> "r" + i + " { name box { id } }";
    for (String page : List.of("first: 4", "last: 4")) {
      assertMerged(
          database,
          "hubsConnection(orderBy: [{r69: {name: ASC}}, {id: ASC}], %s) { totalCount"
                  .formatted(page)
              + " pageInfo { endCursor hasNextPage } edges { cursor node { id %s } } nodes { id %s } }",
          relation);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void readsThemInConnectionsWithinRows(TestDatabase database) {
    IntFunction<String> relation = i -> "r" + i + " { name box { id } }";
    for (String page : List.of("first: 2", "last: 2")) {
      String hubs =
          "{ name hubsConnection(orderBy: [{r69: {name: ASC}}, {id: ASC}], %s) { totalCount"
                  .formatted(page)
              + " pageInfo { endCursor hasNextPage } edges { cursor node { id %s } } nodes { id %s } } }";
      assertMerged(database, "regions(orderBy: [{id: ASC}], limit: 5) " + hubs, relation);
      assertMerged(database, "region(id: 1) " + hubs, relation);
    }
    assertMerged(
        database,
        "hubs(orderBy: [{id: ASC}], limit: 20) { id %s }",
        i ->
            "r" + i + " { notesConnection(first: 1) { totalCount nodes { body leaf { name } } } }");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void readsThemInPolymorphicLists(TestDatabase database) {
    IntFunction<String> relation = i -> "r" + i + " { id box { label } notes { id } }";
    assertMerged(
        database,
        "bodies(orderBy: [{id: ASC}], limit: 30) { id ... on Hub { %s } ... on Star { %s } }",
        relation);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void readsThemByCompositeKeysWithNullParts(TestDatabase database) {
    assertMerged(database, "grids(orderBy: [{id: ASC}]) { id %s }", i -> "c" + i + " { x y }");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void readsMoreColumnsThanOneStatementReturns(TestDatabase database) {
    String columns =
        IntStream.range(0, COLUMNS).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    String relation = " { id " + columns + " }";
    FraiseEngine engine = engine(database);
    String wide =
        execute(
            engine,
            "{ wides(orderBy: [{id: ASC}]) { "
                + IntStream.range(0, NEXT)
                    .mapToObj(i -> "n" + i + relation)
                    .collect(Collectors.joining(" "))
                + columns
                + " id } }");
    assertThat(wide).startsWith("{\"data\":{\"wides\":[");
    List<?> rows = (List<?>) get(get(JsonReader.read(wide), "data"), "wides");
    assertThat(rows).hasSize(3);
    for (int row = 1; row <= 3; row++) {
      Map<?, ?> read = (Map<?, ?>) rows.get(row - 1);
      assertThat(read).hasSize(NEXT + COLUMNS + 1);
      assertThat(read.get("w219")).isEqualTo(row * 1000L + 219);
      for (int i = 0; i < NEXT; i++) {
        int target = (row + i) % 4;
        Object object = read.get("n" + i);
        if (target == 0) {
          assertThat(object).isNull();
        } else {
          assertThat(get(object, "id")).isEqualTo(String.valueOf(target));
          assertThat(get(object, "w3")).isEqualTo(target * 1000L + 3);
          assertThat((Map<?, ?>) object).hasSize(COLUMNS + 1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nullsWhatHasNoRow(TestDatabase database) {
    FraiseEngine engine = engine(database);
    String all = relations(i -> "r" + i + " { id }");
    // The leaf of r69 does not exist for the strict row 2.
    assertThat(execute(engine, "{ strict(id: 1) { id " + all + " } }"))
        .startsWith("{\"data\":{\"strict\":{\"id\":\"1\",\"r0\":{\"id\":\"1\"}")
        .endsWith("\"r69\":{\"id\":\"1\"}}}}");
    assertThat(execute(engine, "{ strict(id: 2) { id " + all + " } }"))
        .contains("\"data\":{\"strict\":null}")
        .contains("\"path\":[\"strict\",\"r69\"]")
        .contains("must not be null");
    assertThat(execute(engine, "{ stricts { id " + all + " } }"))
        .contains("\"data\":null")
        .contains("\"path\":[\"stricts\",1,\"r69\"]");
    assertThat(execute(engine, "{ holders(orderBy: [{id: ASC}]) { id strict { " + all + " } } }"))
        .contains("{\"id\":\"2\",\"strict\":null}")
        .contains("{\"id\":\"1\",\"strict\":{\"r0\":{\"id\":\"1\"}")
        .contains("\"path\":[\"holders\",1,\"strict\",\"r69\"]");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nullsWhatCannotBeRead(TestDatabase database) {
    // Leaf 5 has no rank, which must not be null; no row of the list below does.
    String response =
        execute(
            engine(database),
            "{ hubs(where: {id: {eq: 1}}) { "
                + relations(i -> "r" + i + " { " + (i == 69 ? "rank box { id }" : "id") + " }")
                + " } }");
    // (1 + 69) % 7 is 0, so the relation is null; hub 6 refers to leaf 5.
    assertThat(response).doesNotContain("errors");
    String failed =
        execute(
            engine(database),
            "{ hubs(where: {id: {eq: 6}}) { id "
                + relations(i -> "r" + i + " { " + (i == 69 ? "rank box { id }" : "id") + " }")
                + " } }");
    assertThat(failed)
        .contains("\"r68\":{\"id\":\"4\"},\"r69\":null}]}")
        .contains("\"path\":[\"hubs\",0,\"r69\",\"rank\"]");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void failsIfAKeyIsNotUnique(TestDatabase database) {
    FraiseEngine engine = engine(database);
    String all = relations(i -> "d" + i + " { id name }");
    assertThat(execute(engine, "{ pairs(where: {id: {eq: 1}}) { id " + all + " } }"))
        .startsWith("{\"data\":{\"pairs\":[{\"id\":\"1\",");
    for (String field :
        List.of(
            "pairs(orderBy: [{id: ASC}])",
            "pairs(orderBy: [{id: ASC}], limit: 5)",
            "pair(id: 2)")) {
      String name = field.substring(0, field.indexOf('('));
      assertThat(execute(engine, "{ " + field + " { id " + all + " } }"))
          .as(field)
          .contains(name.equals("pair") ? "\"data\":{\"pair\":null}" : "\"data\":null")
          .contains("\"path\":[\"" + name + "\"")
          .contains("\"code\":\"INTERNAL_SERVER_ERROR\"");
      assertThatThrownBy(() -> stream(database, "{ " + field + " { id " + all + " } }", null))
          .isInstanceOf(RequestException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void failsTheConnectionIfAKeyIsNotUnique(TestDatabase database) {
    String all = relations(i -> "d" + i + " { id name }");
    for (String relations : List.of("d69 { id name }", all)) {
      for (String page : List.of("nodes { id %s }", "edges { node { id %s } } totalCount")) {
        String pairs = "{ pairsConnection(first: 5) { " + page.formatted(relations) + " } }";
        assertThat(execute(engine(database), "{ trays(limit: 5) " + pairs + " }"))
            .contains("\"data\":null")
            .contains("\"path\":[\"trays\",1,\"pairsConnection\"]")
            .contains("\"code\":\"INTERNAL_SERVER_ERROR\"");
        assertThat(execute(engine(database), "{ tray(id: 2) " + pairs + " }"))
            .contains("\"data\":{\"tray\":null}")
            .contains("\"path\":[\"tray\",\"pairsConnection\"]");
        assertThat(execute(engine(database), "{ tray(id: 1) " + pairs + " }"))
            .startsWith("{\"data\":{\"tray\":{\"pairsConnection\":{");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void runsCompiledOperations(TestDatabase database) {
    FraiseEngine engine = engine(database);
    String compiled =
        engine
            .graphql()
            .execute(
                new GraphQlRequest(null, "AllRelations", Map.of("id", "4"), null), Caller.ANONYMOUS)
            .text();
    assertThat(compiled)
        .isEqualTo(
            execute(
                engine,
                "{ hub(id: 4) { id " + relations(i -> "r" + i + " { id box { label } }") + " } }"));
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "SQLITE")
  void rejectsRowsOfTooManyColumnsOfTheirOwn(TestDatabase database) {
    String counts =
        IntStream.range(0, 1990)
            .mapToObj(i -> "n" + i + ": notesCount(where: {id: {neq: " + i + "}})")
            .collect(Collectors.joining(" "));
    assertThat(execute(engine(database), "{ leaves { " + counts + " } }"))
        .contains("The selection of Leaf reads 2022 columns in one statement; SQLite allows 2000")
        .contains("\"code\":\"LIMIT_EXCEEDED\"");
  }

  private static String relations(IntFunction<String> relation) {
    return IntStream.range(0, RELATIONS).mapToObj(relation).collect(Collectors.joining(" "));
  }

  /**
   * Compares a selection of all relations with the selections of a few at a time, in JSON and as a
   * stream.
   *
   * @param root a root field with %s for the relations
   */
  private void assertMerged(TestDatabase database, String root, IntFunction<String> relation) {
    FraiseEngine engine = engine(database);
    String document = "{ " + root.replace("%s", relations(relation)).replace("%%", "%") + " }";
    Object wide = data(engine, document);
    @Nullable Object merged = null;
    for (int from = 0; from < RELATIONS; from += 14) {
      String some =
          IntStream.range(from, from + 14).mapToObj(relation).collect(Collectors.joining(" "));
      Object part = data(engine, "{ " + root.replace("%s", some).replace("%%", "%") + " }");
      merged = merged == null ? part : merge(merged, part);
    }
    assertThat(wide).isEqualTo(merged);
    if (document.contains("Connection")) {
      return; // A stream has either edges or nodes, and no connection within rows.
    }
    Object rows = ((Map<?, ?>) wide).values().iterator().next();
    stream(database, document, rows instanceof List<?> list ? list : List.of(rows));
  }

  private static @Nullable Object merge(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
      Map<Object, @Nullable Object> all = new LinkedHashMap<>(first);
      second.forEach(
          (key, value) -> all.put(key, all.containsKey(key) ? merge(all.get(key), value) : value));
      return all;
    }
    if (one instanceof List<?> first && other instanceof List<?> second) {
      assertThat(first).hasSameSizeAs(second);
      List<@Nullable Object> all = new ArrayList<>();
      for (int i = 0; i < first.size(); i++) {
        all.add(merge(first.get(i), second.get(i)));
      }
      return all;
    }
    assertThat(other).isEqualTo(one);
    return one;
  }

  private static Object data(FraiseEngine engine, String document) {
    String response = execute(engine, document);
    Map<?, ?> read = (Map<?, ?>) JsonReader.read(response);
    assertThat(read.get("errors")).as(response).isNull();
    return Objects.requireNonNull(read.get("data"));
  }

  private static @Nullable Object get(@Nullable Object object, String field) {
    return ((Map<?, ?>) Objects.requireNonNull(object)).get(field);
  }

  /**
   * Reads the stream of a document.
   *
   * @param expected its rows; null if they are not compared
   */
  private void stream(TestDatabase database, String document, @Nullable List<?> expected) {
    FraiseEngine engine = engine(database);
    int rows = 0;
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStream stream =
            new ArrowStreams(engine)
                .open(
                    engine
                        .graphql()
                        .prepare(
                            new GraphQlRequest(document, null, Map.of(), null), Caller.ANONYMOUS),
                    allocator,
                    Long.MAX_VALUE,
                    SMALL_BATCHES)) {
      VectorComparison comparison =
          new VectorComparison(engine.model(), stream.dictionaries(), document.contains("... on"));
      while (stream.next()) {
        for (int i = 0; expected != null && i < stream.root().getRowCount(); i++) {
          comparison.compareRow(
              stream.root().getFieldVectors(), i, expected.get(rows), "row " + rows);
          rows++;
        }
      }
    }
    assertThat(rows).isEqualTo(expected == null ? 0 : expected.size());
  }

  private FraiseEngine engine(TestDatabase database) {
    return engines.computeIfAbsent(database, WideStatementsTest::open);
  }

  private static FraiseEngine open(TestDatabase database) {
    String url = database.newDatabase();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      create(statement, database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return FraiseEngine.open(
        new EngineSettings(url, null, null, 2, LIMITS).withSchemaCheck(SchemaCheck.WARN),
        CompiledTypes.of(database, classes()));
  }

  private static String classes() {
    String nullable = relations(i -> ", @Nullable @Relation Leaf r" + i);
    String wide =
        IntStream.range(0, COLUMNS).mapToObj(i -> ", int w" + i).collect(Collectors.joining());
    return """
    @Type(plural = "bodies") sealed interface Body permits Hub, Star { @Id long id(); }
    @Type(plural = "hubs", table = "hubs")
    record Hub(@Id long id, @Nullable @Relation Region region%1$s) implements Body {}
    @Type(plural = "stars", table = "stars") record Star(@Id long id%1$s) implements Body {}
    @Type(plural = "regions", table = "regions")
    record Region(@Id long id, String name, @Relation List<Hub> hubs) {}
    @Type(plural = "leaves", table = "leaves")
    record Leaf(@Id long id, @Nullable String name, int rank, @Nullable @Relation Box box,
        @Relation List<Note> notes) {}
    @Type(plural = "boxes", table = "boxes")
    record Box(@Id long id, String label, @Nullable String kind) {}
    @Type(plural = "notes", table = "notes")
    record Note(@Id long id, @Relation Leaf leaf, String body) {}
    @Type(plural = "stricts", table = "stricts") record Strict(@Id long id%2$s) {}
    @Type(plural = "holders", table = "holders")
    record Holder(@Id long id, @Nullable @Relation Strict strict) {}
    @Type(plural = "pairs", table = "pairs")
    record Pair(@Id long id, @Nullable @Relation Tray tray%3$s) {}
    @Type(plural = "trays", table = "trays")
    record Tray(@Id long id, @Relation List<Pair> pairs) {}
    @Type(plural = "copies", table = "copies") record Copy(@Id long id, String name) {}
    @Type(plural = "points", table = "points") record Point(@Id int x, @Id String y) {}
    @Type(plural = "grids", table = "grids") record Grid(@Id long id%4$s) {}
    @Type(plural = "wides", table = "wides") record Wide(@Id long id%5$s%6$s) {}
    @Operation("query AllRelations($id: ID!) { hub(id: $id) { id %7$s } }")
    interface AllRelations {}
    """
        .formatted(
            nullable,
            relations(i -> ", @Relation Leaf r" + i),
            relations(i -> ", @Nullable @Relation Copy d" + i),
            relations(i ->
                ", @Nullable @Relation(columns = {\"x%1$d\", \"y%1$d\"}) Point c%1$d".formatted(i)),
            wide,
            IntStream.range(0, NEXT)
                .mapToObj(i -> ", @Nullable @Relation Wide n" + i)
                .collect(Collectors.joining()),
            relations(i -> "r" + i + " { id box { label } }"));
  }

  private static void create(Statement statement, TestDatabase database) throws SQLException {
    String references = relations(i -> ", r" + i + "_id bigint");
    statement.execute(
        "create table hubs (id bigint primary key, region_id bigint" + references + ")");
    statement.execute("create table stars (id bigint primary key" + references + ")");
    for (int hub = 1; hub <= HUBS; hub++) {
      int number = hub;
      String values = relations(i -> ", " + leaf(number, i));
      statement.execute("insert into hubs values (" + hub + ", " + hub % 3 + values + ")");
      statement.execute("insert into stars values (" + (2 * hub + 1) + values + ")");
    }
    statement.execute("create table regions (id bigint primary key, name varchar(20) not null)");
    statement.execute("insert into regions values (0, 'zero'), (1, 'one'), (7, 'none')");
    statement.execute(
        "create table leaves (id bigint primary key, name varchar(20), %s int, box_id bigint)"
            .formatted(
                database == TestDatabase.MYSQL || database == TestDatabase.MARIADB
                    ? "`rank`"
                    : "rank"));
    for (int leaf = 1; leaf < LEAVES; leaf++) {
      statement.execute(
          "insert into leaves values (%d, %s, %s, %s)"
              .formatted(
                  leaf,
                  leaf == 2 ? "null" : "'leaf " + leaf + "'",
                  leaf == 5 ? "null" : "" + leaf,
                  leaf == 3 ? "null" : "" + leaf));
    }
    statement.execute(
        "create table boxes (id bigint primary key, label varchar(20) not null, kind varchar(9))");
    statement.execute("insert into boxes values (1, 'b1', 'k'), (2, 'b2', null), (4, 'b4', 'm')");
    statement.execute(
        "create table notes (id bigint primary key, leaf_id bigint not null, body varchar(20) not null)");
    for (int note = 0; note < 9; note++) {
      statement.execute(
          "insert into notes values (%d, %d, 'note %d')".formatted(note, note % 4 + 1, note));
    }
    statement.execute(
        "create table stricts (id bigint primary key"
            + relations(i -> ", r" + i + "_id bigint not null")
            + ")");
    statement.execute("insert into stricts values (1" + relations(i -> ", 1") + ")");
    statement.execute(
        "insert into stricts values (2" + relations(i -> ", " + (i == 69 ? 99 : 2)) + ")");
    statement.execute("create table holders (id bigint primary key, strict_id bigint)");
    statement.execute("insert into holders values (1, 1), (2, 2), (3, null)");
    statement.execute(
        "create table pairs (id bigint primary key, tray_id bigint"
            + relations(i -> ", d" + i + "_id bigint")
            + ")");
    statement.execute("insert into pairs values (1, 1" + relations(i -> ", 1") + ")");
    statement.execute(
        "insert into pairs values (2, 2" + relations(i -> ", " + (i == 69 ? 2 : 1)) + ")");
    statement.execute("insert into pairs values (3, 1" + relations(i -> ", null") + ")");
    statement.execute("create table trays (id bigint primary key)");
    statement.execute("insert into trays values (1), (2)");
    statement.execute("create table copies (id bigint not null, name varchar(9) not null)");
    statement.execute("insert into copies values (1, 'a'), (2, 'b'), (2, 'c')");
    statement.execute(
        "create table points (x int not null, y varchar(9) not null, primary key (x, y))");
    statement.execute("insert into points values (1, 'a'), (1, 'b'), (2, 'a')");
    statement.execute(
        "create table grids (id bigint primary key"
            + relations(i -> ", x" + i + " int, y" + i + " varchar(9)")
            + ")");
    List<String> keys =
        List.of("1, 'a'", "null, 'a'", "1, null", "null, null", "2, 'b'", "1, 'b'", "2, 'a'");
    for (int grid = 1; grid <= 5; grid++) {
      int number = grid;
      statement.execute(
          "insert into grids values ("
              + grid
              + relations(i -> ", " + keys.get((number * i + number) % keys.size()))
              + ")");
    }
    statement.execute(
        "create table wides (id bigint primary key"
            + IntStream.range(0, COLUMNS)
                .mapToObj(i -> ", w" + i + " int not null")
                .collect(Collectors.joining())
            + IntStream.range(0, NEXT)
                .mapToObj(i -> ", n" + i + "_id bigint")
                .collect(Collectors.joining())
            + ")");
    for (int row = 1; row <= 3; row++) {
      int number = row;
      statement.execute(
          "insert into wides values ("
              + row
              + IntStream.range(0, COLUMNS)
                  .mapToObj(i -> ", " + (number * 1000 + i))
                  .collect(Collectors.joining())
              + IntStream.range(0, NEXT)
                  .mapToObj(i -> ", " + ((number + i) % 4 == 0 ? "null" : "" + (number + i) % 4))
                  .collect(Collectors.joining())
              + ")");
    }
  }

  /** A leaf that does not exist for some, none for others. */
  private static String leaf(int hub, int relation) {
    int leaf = (hub + relation) % (LEAVES + 1);
    return leaf == 0 ? "null" : String.valueOf(leaf);
  }
}
