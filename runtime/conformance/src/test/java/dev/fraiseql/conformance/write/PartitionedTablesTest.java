package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.foreign.CompiledTypes;
import dev.fraiseql.conformance.foreign.Responses;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A partitioned table is read and written as a plain one with the same rows. SQLite has no
 * partitions.
 */
class PartitionedTablesTest {
  private static final int ROWS = 2_000;

  private static final String CLASSES =
      """
      @Type(capture = Capture.OUTBOX) record Piece(
          @Id long id, @Id LocalDate day, @Nullable @Relation Station station, int amount, @Nullable String note) {}
      @Type(capture = Capture.OUTBOX) record Whole(
          @Id long id, @Id LocalDate day, @Nullable @Relation Station station, int amount, @Nullable String note) {}
      @Type record Station(
          @Id int id, String name, @Relation List<Piece> pieces, @Relation List<Whole> wholes) {}
      """;

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9]+)\"");
  private static final Pattern NEXT =
      Pattern.compile("\"hasNextPage\":true,\"endCursor\":\"([^\"]+)\"");

  private String url = "";

  private void create(TestDatabase database) throws SQLException {
    url = database.newDatabase();
    boolean postgresql = database == TestDatabase.POSTGRESQL;
    List<String> statements = new ArrayList<>();
    statements.add("create table stations (id int primary key, name varchar(40) not null)");
    String columns =
        " (id bigint not null, day date not null, station_id int%s, amount int not null,"
            + " note varchar(100), primary key (id, day)%s)";
    String reference = postgresql ? " references stations" : ""; // MySQL has none with partitions
    statements.add("create table wholes" + columns.formatted(reference, ""));
    String pieces = "create table pieces" + columns.formatted(reference, "");
    if (postgresql) {
      statements.add(pieces + " partition by range (day)");
      for (int month = 1; month <= 3; month++) {
        statements.add(
            "create table pieces_%d partition of pieces for values from ('2026-0%d-01') to ('2026-0%d-01')"
                .formatted(month, month, month + 1));
      }
      statements.add("create table pieces_other partition of pieces default");
    } else {
      statements.add(
          pieces
              + " partition by range columns (day) (partition p1 values less than ('2026-02-01'),"
              + " partition p2 values less than ('2026-03-01'),"
              + " partition p3 values less than (maxvalue))");
    }
    statements.add("create index pieces_station on pieces (station_id)");
    statements.add("create index wholes_station on wholes (station_id)");
    statements.add("insert into stations values (1, 'North'), (2, 'South'), (3, 'Empty')");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private FraiseEngine open(TestDatabase database) throws SQLException {
    create(database);
    return FraiseEngine.open(
        new EngineSettings(url, null, null, 4, Limits.DEFAULT),
        CompiledTypes.of(database, CLASSES));
  }

  private static String input(int id) {
    return "{id: \"%d\", day: \"2026-0%d-%02d\", station: {id: %d}, amount: %d, note: %s}"
        .formatted(
            id,
            1 + id % 4,
            1 + id % 28,
            1 + id % 2,
            id % 97,
            id % 5 == 0 ? "null" : "\"n" + id % 11 + "\"");
  }

  private static String inputs(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(PartitionedTablesTest::input)
        .toList()
        .toString();
  }

  /** Executes a document with the plain table and with the other; both have the same result. */
  private static String execute(FraiseEngine engine, String document) {
    String whole = Responses.execute(engine, document);
    String partitioned =
        Responses.execute(engine, document.replace("Whole", "Piece").replace("wholes", "pieces"));
    assertThat(partitioned.replace("Piece", "Whole").replace("pieces", "wholes"))
        .as(document)
        .isEqualTo(whole);
    return whole;
  }

  @AfterEach
  void hasTheSameEntries() throws SQLException {
    if (!url.isEmpty()) {
      assertThat(entries("Piece")).isEqualTo(entries("Whole")).isNotEmpty();
    }
  }

  private List<String> entries(String type) throws SQLException {
    List<String> entries = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select entity_key, operation, before_row, after_row from fq_outbox where entity_type"
                    + " = '"
                    + type
                    + "' order by id")) {
      while (row.next()) {
        entries.add(
            row.getString(1)
                + ' '
                + row.getString(2)
                + ' '
                + row.getString(3)
                + ' '
                + row.getString(4));
      }
    }
    return entries;
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void isReadAsAPlainTable(TestDatabase database) throws Exception {
    try (FraiseEngine engine = open(database);
        LoadClient client = new LoadClient(engine)) {
      for (int first = 1; first <= ROWS; first += 500) {
        execute(
            engine, "mutation { createWholes(inputs: " + inputs(first, first + 499) + ") { id } }");
      }
      for (String document :
          List.of(
              "{ wholes(orderBy: [{id: ASC}], limit: 1000) { id day amount note station { name } } }",
              "{ wholes(where: {amount: {gt: 90}, day: {gte: \"2026-03-05\"}}, orderBy: [{day: DESC}, {id: ASC}]) { id day } }",
              "{ wholesCount(where: {note: {isNull: true}}) }",
              "{ wholesAggregate { count amountSum dayMax noteMin } groups: wholesAggregate(groupBy: {note: true}) { note count amountSum } }",
              "{ stations(orderBy: [{id: ASC}]) { name wholes(orderBy: [{amount: DESC}, {id: ASC}, {day: ASC}], limit: 5) { id day amount } } }",
              "{ whole(id: \"5\", day: \"2026-02-06\") { amount note } none: whole(id: \"5\", day: \"2026-02-07\") { amount } }")) {
        assertThat(execute(engine, document)).startsWith("{\"data\":");
      }
      assertThat(pages(engine, "pieces")).hasSize(ROWS).isEqualTo(pages(engine, "wholes"));
      assertThat(sorted(client.rows("export:pieces::")))
          .hasSize(ROWS)
          .isEqualTo(sorted(client.rows("export:wholes::")));
    }
  }

  /** The keys of all rows in an order that is not unique, read in pages. */
  private static List<String> pages(FraiseEngine engine, String field) {
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      String page =
          Responses.execute(
              engine,
              "{ %sConnection(first: 300%s, orderBy: [{note: ASC}]) { pageInfo { hasNextPage endCursor } edges { node { id } } } }"
                  .formatted(field, after));
      ID.matcher(page).results().forEach(match -> ids.add(match.group(1)));
      Matcher cursor = NEXT.matcher(page);
      after = cursor.find() ? ", after: \"" + cursor.group(1) + "\"" : "";
    } while (!after.isEmpty());
    return ids;
  }

  private static List<String> sorted(List<String> rows) {
    List<String> sorted = new ArrayList<>(rows);
    Collections.sort(sorted);
    return sorted;
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void isWrittenAsAPlainTable(TestDatabase database) throws Exception {
    try (FraiseEngine engine = open(database)) {
      execute(engine, "mutation { createWholes(inputs: " + inputs(1, 40) + ") { id day } }");
      for (String mutation :
          List.of(
              "updateWhole(id: \"1\", day: \"2026-02-02\", input: {amount: 7}) { id amount }",
              "updateWholes(where: {amount: {lt: 5}}, input: {note: \"low\"}) { count }",
              "upsertWhole(input: " + input(3) + ") { id amount }",
              "upsertWhole(input: " + input(60) + ") { id amount }",
              "createWhole(input: " + input(3) + ") { id }",
              "deleteWhole(id: \"4\", day: \"2026-01-05\") { id }",
              "deleteWholes(where: {amount: {gt: 30}}) { count }")) {
        assertThat(execute(engine, "mutation { " + mutation + " }")).isNotEmpty();
      }
      assertThat(
              execute(
                  engine, "{ wholes(orderBy: [{id: ASC}], limit: 100) { id day amount note } }"))
          .contains("\"note\":\"low\"");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void isLoadedAsAPlainTable(TestDatabase database) throws Exception {
    try (FraiseEngine engine = open(database);
        LoadClient client = new LoadClient(engine)) {
      Responses.execute(
          engine,
          "mutation { createWholes(inputs: "
              + inputs(1, 300).replaceAll("station: \\{[^}]*\\}, ", "")
              + ") { id } }");
      client.copy("export:wholes::", "pieces");
      assertThat(sorted(client.rows("export:pieces::")))
          .hasSize(300)
          .isEqualTo(sorted(client.rows("export:wholes::")));
    }
  }
}
