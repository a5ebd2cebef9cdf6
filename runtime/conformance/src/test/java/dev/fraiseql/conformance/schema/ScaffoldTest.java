package dev.fraiseql.conformance.schema;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.cli.Fraiseql;
import dev.fraiseql.conformance.fixture.CompiledSources;
import dev.fraiseql.conformance.foreign.ForeignTables;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes that are written for tables of others compile, pass the check at start, and serve. */
class ScaffoldTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  private int scaffold(String url, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("scaffold", "--package", "com.example", "--out", folder.toString()));
    arguments.addAll(List.of("--url", url));
    arguments.addAll(List.of(more));
    return run(arguments);
  }

  private int run(List<String> arguments) {
    return new Fraiseql(
            Map.of(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments);
  }

  private String source(String name) throws IOException {
    return Files.readString(folder.resolve("com/example/" + name + ".java"));
  }

  private List<TypeCatalog> compile(TestDatabase product) throws IOException {
    return CompiledSources.of(product, CompiledSources.in(folder.resolve("com/example")))
        .catalogs();
  }

  /** A schema in names of every kind, with every kind of relation. */
  private static String[] shop(TestDatabase product) {
    String q = product.option().equals("mysql") ? "`" : "\"";
    return new String[] {
      "create table customers (id bigint not null primary key, full_name varchar(40) not null,"
          + " #class# varchar(10), node_id int)",
      "create table Person (person_id int not null primary key, #size# double precision not null)",
      "create table orders (order_id smallint not null primary key, customer_id bigint not null,"
          + " billed_to bigint, seller int, total decimal(12, 4) not null, placed date not null,"
          + " foreign key (customer_id) references customers (id),"
          + " foreign key (billed_to) references customers (id),"
          + " foreign key (seller) references Person (person_id))",
      "create index orders_customer on orders (customer_id)",
      "create index orders_billed on orders (billed_to)",
      "create index orders_seller on orders (seller)",
      "create table order_lines (order_id smallint not null, line int not null,"
          + " article varchar(20) not null, primary key (order_id, line),"
          + " foreign key (order_id) references orders (order_id))",
      "create table notes (note_id int not null primary key, order_id smallint not null,"
          + " line int not null, body varchar(100),"
          + " foreign key (order_id, line) references order_lines (order_id, line))",
      "create index notes_line on notes (order_id, line)",
      "create table media (id int not null primary key, title varchar(30) not null unique)",
      "create table order_media (order_id smallint not null, media_id int not null,"
          + " primary key (order_id, media_id),"
          + " foreign key (order_id) references orders (order_id),"
          + " foreign key (media_id) references media (id))",
      "create index order_media_media on order_media (media_id)",
      "create table friends (a bigint not null, b bigint not null, primary key (a, b),"
          + " foreign key (a) references customers (id), foreign key (b) references customers (id))",
      "create index friends_b on friends (b)",
      "create table #select# (#from# int not null primary key, parent int,"
          + " foreign key (parent) references #select# (#from#))",
      "create index select_parent on #select# (parent)",
      "insert into customers values (1, 'Ada', null, 7), (2, 'Bob', 'x', null)",
      "insert into Person values (5, 1.5)",
      "insert into orders values (10, 1, 2, 5, 12.5, '2024-01-31'), (11, 2, null, null, 1, '2024-02-01')",
      "insert into order_lines values (10, 1, 'nail'), (10, 2, 'bolt')",
      "insert into notes values (1, 10, 2, 'rusty')",
      "insert into media values (3, 'photo')",
      "insert into order_media values (10, 3)",
      "insert into friends values (1, 2)",
      "insert into #select# values (1, null), (2, 1)"
    };
  }

  @ParameterizedTest
  @EnumSource
  void servesAForeignSchema(TestDatabase product) throws IOException {
    String q = product.option().equals("mysql") ? "`" : "\"";
    String[] statements = shop(product);
    for (int i = 0; i < statements.length; i++) {
      statements[i] = statements[i].replace("#", q);
    }
    String url = ForeignTables.create(product, statements);

    assertThat(scaffold(url)).as("%s", err).isZero();

    assertThat(source("Customer"))
        .contains("@Column(name = \"class\"")
        .contains("classValue")
        .contains("nodeIdValue")
        .contains("@Relation(mappedBy = \"customer\") List<Order> ordersByCustomer")
        .contains("List<Customer> ");
    if (product != TestDatabase.SQLITE) { // whose smallint holds numbers of 64 bits
      assertThat(source("Order")).contains("@Id short orderId,");
      assertThat(source("OrderLine")).contains("@Id short orderId,");
    }
    try (FraiseEngine engine = FraiseEngine.open(new EngineSettings(url), compile(product))) {
      assertThat(engine.schemaDifferences()).isEmpty();
      assertThat(
              execute(
                  engine,
                  """
                  { orders(orderBy: [{orderId: ASC}]) { orderId total placed customer { fullName }
                      billedTo { fullName } seller { size orders { orderId } }
                      orderLines(orderBy: [{line: ASC}]) { line article notes { body } }
                      allMedia { title orders { orderId } } } }
                  """))
          .isEqualTo(
              "{\"data\":{\"orders\":[{\"orderId\":\"10\",\"total\":12.5000,\"placed\":\"2024-01-31\","
                  + "\"customer\":{\"fullName\":\"Ada\"},\"billedTo\":{\"fullName\":\"Bob\"},"
                  + "\"seller\":{\"size\":1.5,\"orders\":[{\"orderId\":\"10\"}]},\"orderLines\":["
                  + "{\"line\":\"1\",\"article\":\"nail\",\"notes\":[]},{\"line\":\"2\",\"article\":"
                  + "\"bolt\",\"notes\":[{\"body\":\"rusty\"}]}],\"allMedia\":[{\"title\":\"photo\","
                  + "\"orders\":[{\"orderId\":\"10\"}]}]},{\"orderId\":\"11\",\"total\":1.0000,"
                  + "\"placed\":\"2024-02-01\",\"customer\":{\"fullName\":\"Bob\"},\"billedTo\":null,"
                  + "\"seller\":null,\"orderLines\":[],\"allMedia\":[]}]}}");
      assertThat(
              execute(
                  engine,
                  "{ customer(id: 1) { bs { fullName } } selects(orderBy: [{from: ASC}]) { from"
                      + " selects { from } } }"))
          .isEqualTo(
              "{\"data\":{\"customer\":{\"bs\":[{\"fullName\":\"Bob\"}]},\"selects\":[{\"from\":\"1\","
                  + "\"selects\":[{\"from\":\"2\"}]},{\"from\":\"2\",\"selects\":[]}]}}");
    }
  }

  @Test
  void declaresTypesOfPostgresql() throws IOException {
    String url =
        ForeignTables.create(
            TestDatabase.POSTGRESQL,
            "create type order_status as enum ('OPEN', 'PAID')",
            "create type odd as enum ('a b')",
            "create domain amount as numeric(10, 2)",
            """
            create table things (id uuid primary key, status order_status not null,
              history order_status[] not null, odd odd, amount amount not null, free numeric not null,
              at timestamptz not null, local timestamp, late timetz, doc jsonb not null,
              data bytea, tags text[], code char(3) not null, address inet, small smallint not null,
              took interval)
            """,
            "comment on table things is 'All <things> */ & @more'",
            "comment on column things.code is 'Three letters'",
            """
            insert into things values ('0a000000-0000-4000-8000-00000000000a', 'PAID',
              '{OPEN,PAID}', 'a b', 1.5, 1.123456, '2024-01-31T10:00:00Z', null, null, '{"a": 1}',
              '\\x00ff', '{x}', 'abc', '10.0.0.1', 7, '1 day')
            """);

    assertThat(scaffold(url)).as("%s", err).isZero();

    assertThat(source("Thing"))
        .contains("@Column(stored = Stored.NATIVE, type = \"order_status\") OrderStatus status")
        .contains("@Column(stored = Stored.NATIVE, readOnly = true) List<OrderStatus> history")
        .contains("@Column(stored = Stored.NATIVE, type = \"odd\") @Nullable String odd")
        .contains("@Column(precision = 10, scale = 2) BigDecimal amount")
        .contains("@Column(precision = 38, scale = 10, stored = Stored.ROUNDED) BigDecimal free")
        .contains("byte @Nullable [] data")
        .contains("@Json String doc")
        .contains(
            "// The column late (time with time zone) is left out: no Java type can serve it.")
        .contains(" * All &lt;things&gt; *&#47; &amp; &#64;more")
        .contains(" * @param code Three letters");
    assertThat(source("OrderStatus")).contains("enum OrderStatus {\n  OPEN,\n  PAID\n}");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Thing: The column late");
    try (FraiseEngine engine =
        FraiseEngine.open(new EngineSettings(url), compile(TestDatabase.POSTGRESQL))) {
      assertThat(engine.schemaDifferences()).isEmpty();
      assertThat(
              execute(
                  engine,
                  "{ things(where: {status: {eq: PAID}}) { status history odd amount free at local"
                      + " doc data tags code address small took } }"))
          .isEqualTo(
              "{\"data\":{\"things\":[{\"status\":\"PAID\",\"history\":[\"OPEN\",\"PAID\"],"
                  + "\"odd\":\"a b\",\"amount\":1.50,\"free\":1.1234560000,"
                  + "\"at\":\"2024-01-31T10:00:00Z\",\"local\":null,\"doc\":{\"a\":1},"
                  + "\"data\":\"AP8=\",\"tags\":[\"x\"],\"code\":\"abc\",\"address\":\"10.0.0.1/32\","
                  + "\"small\":7,\"took\":\"1 day\"}]}}");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void declaresTypesOfMysql(TestDatabase product) throws IOException {
    String url =
        ForeignTables.create(
            product,
            """
            create table things (id bigint unsigned not null primary key,
              status enum('OPEN', 'PAID') not null, tags set('a', 'b') not null,
              flag tinyint(1) not null, bits bit(1) not null, uid binary(16) not null,
              at timestamp not null, local datetime(3), year year not null,
              small tinyint unsigned not null, note text) comment 'Some things'
            """,
            "insert into things values (1, 'PAID', 'a,b', 1, b'1',"
                + " x'0a00000000004000800000000000000a', '2024-01-31 10:00:00', null, 2024, 200, 'x')");

    assertThat(scaffold(url)).as("%s", err).isZero();

    assertThat(source("Thing"))
        .contains("@Column(stored = Stored.NATIVE) ThingStatus status")
        .contains("@Column(stored = Stored.BINARY) UUID uid");
    try (FraiseEngine engine = FraiseEngine.open(new EngineSettings(url), compile(product))) {
      assertThat(engine.schemaDifferences()).isEmpty();
      assertThat(
              execute(
                  engine,
                  "{ things(where: {status: {eq: PAID}}) { id status tags flag bits uid at local"
                      + " year small note } }"))
          .isEqualTo(
              "{\"data\":{\"things\":[{\"id\":\"1\",\"status\":\"PAID\",\"tags\":\"a,b\",\"flag\":true,"
                  + "\"bits\":true,\"uid\":\"0a000000-0000-4000-8000-00000000000a\","
                  + "\"at\":\"2024-01-31T10:00:00Z\",\"local\":null,\"year\":2024,\"small\":200,"
                  + "\"note\":\"x\"}]}}");
    }
  }

  @Test
  void declaresTypesOfSqliteByItsValues() throws IOException {
    String url =
        ForeignTables.create(
            TestDatabase.SQLITE,
            """
            create table Things (ThingID integer primary key, UnixTime integer not null,
              CreatedAt datetime not null, UpdatedAt timestamp not null, Birthday date,
              Julian timestamp not null, IsActive boolean not null, Uid text not null,
              Price decimal(10, 2) not null, Rate numeric not null, Name varchar(20) collate nocase,
              Code string not null, Empty datetime)
            """,
            """
            insert into Things values (1, 1706695200, '2024-01-31 10:00:00', '2024-01-31T10:00:00Z',
              '2024-01-31', 1706695200123, 1, '0a000000-0000-4000-8000-00000000000a', 9.99, 1.5,
              'Ada', 'x1', null)
            """);

    assertThat(scaffold(url)).as("%s", err).isZero();

    assertThat(source("package-info")).contains("@Naming(NamingStrategy.PASCAL_CASE)");
    assertThat(source("Thing"))
        .contains("long thingId")
        .contains("long unixTime")
        .contains("LocalDateTime createdAt")
        .contains("@Column(stored = Stored.TEXT, readOnly = true) Instant updatedAt")
        .contains("@Column(stored = Stored.UNIX_MILLIS, readOnly = true) Instant julian")
        .contains("boolean isActive")
        .contains("UUID uid")
        .contains("@Column(stored = Stored.NATIVE) @Nullable String name")
        .contains("@Column(stored = Stored.NATIVE) String code");
    try (FraiseEngine engine =
        FraiseEngine.open(new EngineSettings(url), compile(TestDatabase.SQLITE))) {
      assertThat(engine.schemaDifferences()).isEmpty();
      assertThat(
              execute(
                  engine,
                  "{ things(where: {updatedAt: {eq: \"2024-01-31T10:00:00Z\"}}) { thingId createdAt"
                      + " updatedAt birthday julian isActive uid price rate name code empty } }"))
          .isEqualTo(
              "{\"data\":{\"things\":[{\"thingId\":\"1\",\"createdAt\":\"2024-01-31T10:00:00\","
                  + "\"updatedAt\":\"2024-01-31T10:00:00Z\",\"birthday\":\"2024-01-31\","
                  + "\"julian\":\"2024-01-31T10:00:00.123Z\",\"isActive\":true,"
                  + "\"uid\":\"0a000000-0000-4000-8000-00000000000a\",\"price\":9.99,\"rate\":1.5,"
                  + "\"name\":\"Ada\",\"code\":\"x1\",\"empty\":null}]}}");
    }
  }

  @Test
  void writesViewsAndTablesWithoutAKeyAsSuch() throws IOException {
    String url =
        ForeignTables.create(
            TestDatabase.SQLITE,
            "create table facts (day text not null, amount integer)",
            "create view totals as select day, sum(amount) as total from facts group by day",
            "insert into facts values ('2024-01-31', 1), ('2024-01-31', 1)");

    assertThat(scaffold(url)).as("%s", err).isZero();

    assertThat(source("Fact"))
        .contains("import dev.fraiseql.annotations.Key;")
        .contains("@Type(key = Key.NONE)")
        .contains("// No key: nothing in the database makes columns unique and not null.");
    assertThat(source("Total")).contains("@Type(readOnly = true, key = Key.NONE)");
    try (FraiseEngine engine =
        FraiseEngine.open(new EngineSettings(url), compile(TestDatabase.SQLITE))) {
      assertThat(engine.schemaDifferences()).isEmpty();
      assertThat(execute(engine, "{ facts { day amount } totals { day total } }"))
          .isEqualTo(
              "{\"data\":{\"facts\":[{\"day\":\"2024-01-31\",\"amount\":1},{\"day\":\"2024-01-31\","
                  + "\"amount\":1}],\"totals\":[{\"day\":\"2024-01-31\",\"total\":\"2\"}]}}");
    }
  }

  @Test
  void overwritesOnlyWhatItIsToldTo() throws IOException {
    String url =
        ForeignTables.create(
            TestDatabase.SQLITE,
            "create table a1 (id integer primary key)",
            "create table a2 (id integer primary key)",
            "create table b (id integer primary key)");

    assertThat(scaffold(url, "--tables", "A1")).isZero();
    assertThat(scaffold(url, "--tables=a*")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Nothing was written, because these files exist: ")
        .contains("A1.java")
        .contains("Add --force to overwrite them.");
    assertThat(folder.resolve("com/example/A2.java")).doesNotExist();
    assertThat(scaffold(url, "--tables", "a*", "--force")).isZero();
    assertThat(folder.resolve("com/example/A2.java")).exists();
    assertThat(folder.resolve("com/example/B.java")).doesNotExist();
  }

  @Test
  void explainsWhatIsWrong() {
    assertThat(run(List.of("scafold"))).isEqualTo(2);
    assertThat(run(List.of("scaffold", "--outt", "x"))).isEqualTo(2);
    assertThat(run(List.of("scaffold", "--package", "1x", "--out", "x"))).isEqualTo(2);
    assertThat(run(List.of("scaffold", "--package", "x", "--out", "x"))).isEqualTo(2);
    assertThat(scaffold("jdbc:sqlite:" + folder.resolve("none.db"))).isEqualTo(1);
    assertThat(scaffold("jdbc:oracle:x")).isEqualTo(1);
    assertThat(
            scaffold(
                ForeignTables.create(TestDatabase.SQLITE, "create table a (id int)"),
                "--tables",
                "z"))
        .isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("Unknown command scafold. Did you mean scaffold?"),
            line -> assertThat(line).contains("Unknown option --outt. Did you mean --out?"),
            line -> assertThat(line).contains("1x is no Java package"),
            line -> assertThat(line).contains("FRAISEQL_DATABASE_URL is not set"),
            line -> assertThat(line).contains("none.db").contains("there is no such file"),
            line -> assertThat(line).contains("jdbc:oracle:x"),
            line -> assertThat(line).contains("Check --schema and --tables."));
    assertThat(run(List.of("scaffold", "--help"))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--tables LIST");
  }
}
