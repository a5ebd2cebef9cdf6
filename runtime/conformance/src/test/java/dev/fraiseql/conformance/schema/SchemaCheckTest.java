package dev.fraiseql.conformance.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.foreign.CompiledTypes;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.SchemaMismatchException;
import dev.fraiseql.jdbc.schema.Difference;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the comparison reports of tables that were not made for the classes. */
class SchemaCheckTest {

  private static String database(TestDatabase product, String... statements) {
    String url = product.newDatabase();
    execute(url, statements);
    return url;
  }

  private static void execute(String url, String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FraiseEngine open(
      TestDatabase product, String url, SchemaCheck check, String classes) {
    List<TypeCatalog> catalogs = CompiledTypes.of(product, classes);
    return FraiseEngine.open(new EngineSettings(url).withSchemaCheck(check), catalogs);
  }

  /** The differences, one a line, without the package of the classes. */
  private static List<String> differences(TestDatabase product, String url, String classes) {
    try (FraiseEngine engine = open(product, url, SchemaCheck.OFF, classes)) {
      return engine.schemaDifferences().stream()
          .map(Difference::toString)
          .map(text -> text.replace("foreign.", ""))
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void reportsMissingTablesAndColumnsWithTheNearestName(TestDatabase product) {
    String url =
        database(
            product,
            "create table customer (id bigint not null primary key, full_name varchar(40) not null)",
            "create table visits (id bigint not null primary key, custmer_id bigint not null)");

    List<String> found =
        differences(
            product,
            url,
            """
            @Type record Customer(@Id long id, String fullNam, @Nullable String zzz) {}
            @Type(table = "customer", plural = "clients") record Client(@Id long id, String fullNam,
              @Nullable String zzz, @Relation(through = @Join(table = "visit")) List<Visit> visits) {}
            @Type record Visit(@Id long id, @Relation Client customer) {}
            @Type record Nowhere(@Id long id) {}
            """);

    assertThat(found)
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .startsWith(
                        "Client.fullNam (MISSING_COLUMN): customer.full_nam is missing, expected a"
                            + " column ")
                    .endsWith(". Did you mean @Column(name = \"full_name\")?"),
            text ->
                assertThat(text)
                    .startsWith("Client.zzz (MISSING_COLUMN): customer.zzz is missing, expected a")
                    .contains(
                        "Name one of id, full_name by @Column(name = \"...\"), or: alter table "),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "Client.visits (MISSING_TABLE): visit is missing, expected a table or view."
                            + " Did you mean @Join(table = \"visits\")?"),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "Customer (MISSING_TABLE): customers is missing, expected a table or view."
                            + " Did you mean @Type(table = \"customer\")?"),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "Nowhere (MISSING_TABLE): nowheres is missing, expected a table or view."
                            + " Create it, "
                            + (product.option().equals("mysql") ? "grant SELECT on it, " : "")
                            + "or name another by @Type(table = \"...\")."),
            text ->
                assertThat(text)
                    .startsWith("Visit.customer (MISSING_COLUMN): visits.customer_id is missing")
                    .endsWith("Did you mean @Relation(column = \"custmer_id\")?"));
  }

  @ParameterizedTest
  @EnumSource
  void reportsWhatMutationsCannotWrite(TestDatabase product) {
    String url =
        database(
            product,
            "create table items (id bigint not null primary key, code varchar(20) not null,"
                + " a int not null, b int not null, c int not null, must int not null, may int,"
                + " filled int not null default 3)",
            "create unique index items_code on items (code)",
            "create unique index items_ab on items (b, a)",
            "create unique index items_ac on items (c)",
            "create view shown as select id, code from items");
    String quote = product.option().equals("mysql") ? "`" : "\"";

    assertThat(
            differences(
                product,
                url,
                """
                @Type(unique = {@UniqueTogether({"a", "b"}), @UniqueTogether({"a", "c"})})
                record Item(@Id long id, @Unique @Column(length = 20) String code, int a, int b, int c) {}
                @Type(plural = "allShown", table = "shown") record Shown(@Id long id, @Column(length = 20) String code) {}
                """))
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .isEqualTo(
                        "Item.a, c (FIELDS_NOT_UNIQUE): items.a, c is without a unique constraint or"
                            + " index, expected unique, as it is declared. alter table "
                            + "#items# add unique (#a#, #c#), or remove @Unique."
                                .replace("#", quote)),
            text ->
                assertThat(text)
                    .startsWithIgnoringCase("Item (COLUMN_WITHOUT_FIELD): items.must is int")
                    .endsWith(
                        " that is not null, without a default, expected a component or a default, so"
                            + " that rows can be inserted. Add a component, give the column a"
                            + " default, or declare the type read-only: @Type(readOnly = true)."),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "Shown (WRITTEN_VIEW): shown is a view, expected a table, which mutations can"
                            + " write. Declare the type read-only, unless the view can be written:"
                            + " @Type(readOnly = true)."));
  }

  @ParameterizedTest
  @EnumSource
  void reportsKeysThatNothingMakesUniqueNullsAndMissingIndexes(TestDatabase product) {
    String url =
        database(
            product,
            "create table authors (id bigint not null, name varchar(40))",
            "create table books (id bigint not null, part int not null, author_id bigint not null)",
            "create unique index books_id on books (id)",
            "create table author_book (author_id bigint not null, book_id bigint not null,"
                + " book_part int not null)",
            "create table facts (id bigint not null, name varchar(40) not null)",
            "create view titles as select id, name from facts");

    List<String> found =
        differences(
            product,
            url,
            """
            @Type record Author(@Id long id, String name, @Relation List<Book> books,
              @Relation(through = @Join(table = "author_book")) List<Book> others) {}
            @Type record Book(@Id long id, @Id int part, @Relation Author author) {}
            @Type(readOnly = true) record Fact(@Id long id, String name) {}
            @Type(readOnly = true) record Title(@Id long id, String name) {}
            """);

    String quote = product.option().equals("mysql") ? "`" : "\"";
    assertThat(found)
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .startsWith("Author.name (NULLABLE_COLUMN): authors.name is ")
                    .contains("that may be NULL, expected not null. Declare name @Nullable"),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "Author.id (KEY_NOT_UNIQUE): authors.id is without a unique constraint or"
                            + " index, expected unique, as the key of the type. alter table"
                            + " #authors# add unique (#id#), or choose another @Id."
                                .replace("#", quote)),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "Author.books (RELATION_NOT_INDEXED): books.author_id is without an index,"
                            + " expected an index that begins with the columns of the relation."
                            + " create index #books_author_id_idx# on #books# (#author_id#)."
                                .replace("#", quote)),
            text ->
                assertThat(text)
                    .startsWith("Author.others (RELATION_NOT_INDEXED): author_book.author_id is"),
            text -> assertThat(text).startsWith("Fact.id (KEY_NOT_UNIQUE): facts.id is without"));
    execute(url, "create index author_books on author_book (author_id, book_id)");
    execute(url, "alter table authors add id2 bigint");
    execute(url, "create unique index authors_id on authors (id)");
    execute(url, "create index books_author on books (author_id, id)");
    assertThat(
            differences(
                product,
                url,
                """
                @Type record Author(@Id long id, @Nullable String name, @Relation List<Book> books,
                  @Relation(through = @Join(table = "author_book")) List<Book> others) {}
                @Type record Book(@Id long id, @Id int part, @Relation Author author) {}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refusesToStartWithAllErrorsAtOnce(TestDatabase product) {
    String url =
        database(product, "create table books (id bigint not null primary key, title int)");
    String classes =
        "@Type record Book(@Id long id, String title) {} @Type record Author(@Id long id) {}";

    assertThatThrownBy(() -> open(product, url, SchemaCheck.ERROR, classes))
        .isInstanceOf(SchemaMismatchException.class)
        .message()
        .satisfies(message ->
            assertThat(message.lines())
                .hasSize(4)
                .first()
                .isEqualTo("the classes and the database differ (3 errors):"))
        .contains("foreign.Book.title (COLUMN_TYPE): books.title is ")
        .contains("Declare title @Column(stored = Stored.NATIVE")
        .contains("foreign.Book.title (NULLABLE_COLUMN)")
        .contains("foreign.Author (MISSING_TABLE)");
    try (FraiseEngine engine = open(product, url, SchemaCheck.WARN, classes)) {
      assertThat(engine.schemaDifferences()).hasSize(3);
    }
  }

  @Test
  void judgesTypesOfPostgresql() {
    String url =
        database(
            TestDatabase.POSTGRESQL,
            "create type mood as enum ('GOOD', 'BAD', 'odd')",
            "create domain price as numeric(10, 4) not null",
            "create domain word as text",
            "create collation folded (provider = icu, locale = 'und-u-ks-level2',"
                + " deterministic = false)",
            """
            create table things (id integer primary key, mood mood not null, moods mood[] not null,
              price price, unlimited numeric not null, wide numeric(20, 2) not null,
              zoned timestamptz not null, local timestamp(3) not null, late timetz not null,
              single real not null, wide_int bigint not null, word word not null,
              words word[] not null, plain varchar(30) not null, folded text collate folded not null,
              uid uuid not null, names varchar(10)[] not null, took interval not null,
              total numeric(8, 2) generated always as (1.5) stored not null) partition by range (id)
            """);

    List<String> found =
        differences(
            TestDatabase.POSTGRESQL,
            url,
            """
            enum Mood { GOOD, BAD, UGLY }
            @Type record Thing(@Id long id, @Column(stored = Stored.NATIVE, type = "mod") Mood mood,
              List<Mood> moods, @Column(precision = 10, scale = 2) BigDecimal price,
              @Column(precision = 10, scale = 2) BigDecimal unlimited,
              @Column(precision = 10, scale = 2) BigDecimal wide,
              LocalDateTime zoned, Instant local, LocalTime late, double single, int wideInt,
              String word, List<String> words, @Column(length = 20) String plain, String folded,
              String uid, List<String> names, Duration took,
              @Column(precision = 8, scale = 2) BigDecimal total) {}
            """);

    assertThat(found)
        .containsExactly(
            "Thing.mood (COLUMN_TYPE): things.mood is mood, expected mod. Declare"
                + " @Column(stored = Stored.NATIVE) with type = \"mood\" on mood.",
            "Thing.mood (ENUM_LABEL_WITHOUT_CONSTANT): things.mood is mood with the labels odd,"
                + " expected only constants of Mood. Add these constants to Mood, or declare the"
                + " component as String.",
            "Thing.mood (ENUM_CONSTANT_WITHOUT_LABEL): things.mood is mood without the labels UGLY,"
                + " expected a label for each constant of Mood. Add the labels in the database, or"
                + " remove the constants: no row has them.",
            "Thing.moods (COLUMN_TYPE): things.moods is mood[], expected text[]. Declare moods"
                + " @Column(stored = Stored.NATIVE).",
            "Thing.price (DECIMAL_DIGITS): things.price is price, expected at most 10 digits, 2 of"
                + " them after the point. Declare @Column(precision = 12, scale = 4), or to round"
                + " its values: @Column(precision = 10, scale = 2, stored = Stored.ROUNDED) on"
                + " price.",
            "Thing.unlimited (DECIMAL_DIGITS): things.unlimited is numeric of any number of digits,"
                + " expected at most 10 digits, 2 of them after the point. Declare"
                + " @Column(precision = 10, scale = 2, stored = Stored.ROUNDED) on unlimited.",
            "Thing.wide (DECIMAL_DIGITS): things.wide is numeric(20,2), expected at most 10 digits,"
                + " 2 of them after the point. Declare @Column(precision = 20, scale = 2) on wide.",
            "Thing.zoned (COLUMN_TYPE): things.zoned is timestamp with time zone, expected"
                + " timestamp without time zone. Declare zoned @Column(stored = Stored.TIMESTAMP).",
            "Thing.local (COLUMN_TYPE): things.local is timestamp(3) without time zone, expected"
                + " timestamp with time zone. Declare local @Column(stored = Stored.TIMESTAMP).",
            "Thing.late (COLUMN_TYPE): things.late is time with time zone, expected time without"
                + " time zone. No component can serve this column: remove late or mark it @Ignore.",
            "Thing.single (COLUMN_TYPE): things.single is real, expected double precision. Declare"
                + " it as float single.",
            "Thing.wideInt (COLUMN_TYPE): things.wide_int is bigint, expected integer or smallint."
                + " Declare it as long wideInt.",
            "Thing.words (COLUMN_TYPE): things.words is word[], expected text[]. Declare words"
                + " @Column(stored = Stored.NATIVE).",
            "Thing.plain (TEXT_LENGTH): things.plain is character varying(30), expected a text of"
                + " at most 20 characters. Declare @Column(length = 30) on plain.",
            "Thing.folded (COLUMN_TYPE): things.folded is text collate folded, expected text or"
                + " character varying. Declare folded @Column(stored ="
                + " Stored.NATIVE).",
            "Thing.uid (COLUMN_TYPE): things.uid is uuid, expected text or character varying."
                + " Declare uid @Column(stored = Stored.NATIVE, type = \"uuid\").",
            "Thing.names (COLUMN_TYPE): things.names is character varying(10)[], expected text[]."
                + " Declare it as @Column(length = 10) List<String> names.",
            "Thing.took (COLUMN_TYPE): things.took is interval, expected bigint or integer or"
                + " smallint. Declare it as @Column(stored = Stored.NATIVE, type = \"interval\")"
                + " String took.");
  }

  @Test
  void judgesTheRightsOfTheUserOnPostgresql() {
    String url =
        database(
            TestDatabase.POSTGRESQL,
            "do $$ begin if not exists (select from pg_roles where rolname = 'reader_of_some') then"
                + " create role reader_of_some login; end if; end $$",
            "create table open_rows (id bigint primary key, secret text not null)",
            "create table closed_rows (id bigint primary key)",
            "grant select (id) on open_rows to reader_of_some");
    String classes =
        """
        @Type(table = "open_rows") record Open(@Id long id, String secret) {}
        @Type(table = "closed_rows") record Closed(@Id long id) {}
        """;

    List<String> found =
        differences(
            TestDatabase.POSTGRESQL, url.replaceFirst("user=\\w+", "user=reader_of_some"), classes);

    assertThat(found)
        .containsExactly(
            "Closed (UNREADABLE): closed_rows is not readable, expected a table or view that can be"
                + " read. Grant the user of the connection: grant select on \"closed_rows\".",
            "Open.secret (UNREADABLE): open_rows.secret is not readable, expected a column that can"
                + " be read. Grant the user of the connection: grant select (\"secret\") on"
                + " \"open_rows\".");
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void judgesTypesOfMysql(TestDatabase product) {
    String url =
        database(
            product,
            """
            create table things (id int unsigned not null primary key,
              mood enum('GOOD', 'BAD', 'it''s') not null, flag tinyint not null, bit1 bit(1) not null,
              small int unsigned not null, price decimal(10, 4) not null, uid binary(16) not null,
              hex char(32) not null, moment datetime(3) not null, stamp timestamp(3) not null,
              unix int not null, tags json not null, size float not null, letters char(3) not null,
              latin varchar(9) character set latin1 not null)
            """);

    List<String> found =
        differences(
            product,
            url,
            """
            enum Mood { GOOD, BAD }
            @Type record Thing(@Id long id, Mood mood, boolean flag, boolean bit1, int small,
              @Column(precision = 10, scale = 2) BigDecimal price, UUID uid, UUID hex, Instant moment,
              LocalDateTime stamp, Instant unix, List<String> tags, double size, String letters,
              String latin) {}
            """);

    assertThat(found)
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .startsWith(
                        "Thing.mood (COLUMN_TYPE): things.mood is enum('GOOD','BAD','it''s')")
                    .endsWith("Declare mood @Column(stored = Stored.NATIVE)."),
            text ->
                assertThat(text)
                    .startsWith("Thing.flag (COLUMN_TYPE)")
                    .endsWith("Declare flag @Column(stored = Stored.INTEGER)."),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "Thing.bit1 (COLUMN_TYPE): things.bit1 is bit(1), expected tinyint(1)."
                            + " Declare bit1 @Column(stored = Stored.INTEGER)."),
            text -> assertThat(text).endsWith("Declare it as long small."),
            text -> assertThat(text).startsWith("Thing.price (DECIMAL_DIGITS)"),
            text -> assertThat(text).endsWith("Declare uid @Column(stored = Stored.BINARY)."),
            text -> assertThat(text).endsWith("Declare hex @Column(stored = Stored.TEXT)."),
            text ->
                assertThat(text).endsWith("Declare unix @Column(stored = Stored.UNIX_SECONDS)."),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "Thing.size (COLUMN_TYPE): things.size is float, expected double or double"
                            + " unsigned. Declare it as float size."),
            text ->
                assertThat(text)
                    .startsWith(
                        "Thing.latin (COLUMN_TYPE): things.latin is varchar(9) character set")
                    .endsWith("Declare latin @Column(stored = Stored.NATIVE, type = \"latin1\")."));
  }

  @Test
  void judgesTheValuesOfSqlite() {
    String url =
        database(
            TestDatabase.SQLITE,
            """
            create table things (id integer primary key, unix integer not null,
              millis datetime not null, iso text not null, good datetime not null,
              julian real not null, flag boolean not null, yes text not null,
              uid text not null, price decimal(10, 2) not null, code string not null,
              folded text collate nocase not null, small int not null, anything not null)
            """,
            """
            insert into things values (1, 1706695200, 1706695200123, '2024-01-31T10:00:00Z',
              '2024-01-31 10:00:00.250', 2460340.9, 2, 'Yes', 'AB000000-0000-4000-8000-0000000000FF',
              1.005, 7, 'a', 100000, 'text')
            """);

    List<String> found =
        differences(
            TestDatabase.SQLITE,
            url,
            """
            @Type record Thing(@Id long id, Instant unix, Instant millis, Instant iso, Instant good,
              Instant julian, boolean flag, boolean yes, UUID uid,
              @Column(precision = 10, scale = 2) BigDecimal price, String code, String folded,
              short small, String anything) {}
            """);

    assertThat(found)
        .containsExactly(
            "Thing.unix (COLUMN_TYPE): things.unix is INTEGER, expected TEXT affinity or NUMERIC"
                + " affinity or no affinity. Declare unix @Column(stored = Stored.UNIX_SECONDS).",
            "Thing.millis (STORED_VALUES): things.millis is datetime that holds 1706695200123,"
                + " expected texts such as 2026-01-24 10:30:00.250. Declare the component"
                + " @Column(stored = Stored.UNIX_MILLIS).",
            "Thing.iso (STORED_VALUES): things.iso is TEXT that holds '2024-01-31T10:00:00Z',"
                + " expected texts such as 2026-01-24 10:30:00.250. Declare the component"
                + " @Column(stored = Stored.TEXT).",
            "Thing.julian (COLUMN_TYPE): things.julian is REAL, expected TEXT affinity or NUMERIC"
                + " affinity or no affinity. Declare julian @Column(stored = Stored.JULIAN_DAY).",
            "Thing.flag (STORED_VALUES): things.flag is boolean that holds 2, expected 0 and 1."
                + " Declare the component @Column(stored = Stored.INTEGER).",
            "Thing.yes (COLUMN_TYPE): things.yes is TEXT, expected INTEGER affinity or NUMERIC"
                + " affinity or no affinity. Declare yes @Column(stored = Stored.TEXT).",
            "Thing.uid (STORED_VALUES): things.uid is TEXT that holds"
                + " 'AB000000-0000-4000-8000-0000000000FF', expected texts of 36 characters in"
                + " lower case. Declare the component @Column(stored = Stored.TEXT).",
            "Thing.price (DECIMAL_DIGITS): things.price is decimal(10, 2) that holds 1.005,"
                + " expected at most 10 digits, 2 of them after the point. Declare"
                + " @Column(precision = 10, scale = 2, stored = Stored.ROUNDED), or more digits.",
            "Thing.code (COLUMN_TYPE): things.code is string, expected TEXT affinity or no"
                + " affinity. Declare code @Column(stored = Stored.NATIVE).",
            "Thing.folded (COLUMN_TYPE): things.folded is TEXT collate nocase, expected TEXT"
                + " affinity or no affinity. Declare folded @Column(stored = Stored.NATIVE).",
            "Thing.small (STORED_VALUES): things.small is INT that holds 100000, expected whole"
                + " numbers in the range of the Java type. Correct the stored values, or declare"
                + " the Java type that they are of.");
  }

  @ParameterizedTest
  @EnumSource
  void neverRefusesAViewForWhatNoCatalogKnows(TestDatabase product) {
    String url =
        database(
            product,
            "create table sales (id bigint not null primary key, price decimal(10, 3) not null)",
            "create view totals as select id, sum(price) as total, count(*) as number, max(id) as"
                + " latest, 'x' as label from sales group by id");

    assertThat(
            differences(
                product,
                url,
                """
                @Type(readOnly = true) record Total(@Id long id,
                  @Column(precision = 12, scale = 3) BigDecimal total, int number, short latest,
                  String label) {}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void seesThatATableDisappears(TestDatabase product) throws SQLException {
    String url = database(product, "create table books (id bigint not null primary key)");
    try (FraiseEngine engine =
        open(product, url, SchemaCheck.ERROR, "@Type record Book(@Id long id) {}")) {
      assertThat(engine.connections().missing(List.of(engine.model().type("Book").table())))
          .isEmpty();

      execute(url, "drop table books");

      assertThat(engine.tables().missing()).containsExactly(engine.model().type("Book").table());
    }
  }
}
