package dev.fraiseql.contract.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.read.Reading.JsonRead;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqliteReadsTest {
  private final BufferAllocator allocator = new RootAllocator();
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    allocator.close();
  }

  @Test
  void readsNumbersAndBooleans() throws SQLException {
    assertThat(json("0", JsonReads::int32)).isEqualTo("0");
    assertThat(json("-9223372036854775808", JsonReads::int64)).isEqualTo("-9223372036854775808");
    assertThat(json("42", JsonReads::integerIdOrNull)).isEqualTo("\"42\"");
    assertThat(json("0.1", JsonReads::float32)).isEqualTo("0.1");
    assertThat(json("1e300", JsonReads::float64)).isEqualTo("1.0E300");
    assertThat(json("1", SqliteReads::bool)).isEqualTo("true");
    assertThat(json("0", SqliteReads::boolOrNull)).isEqualTo("false");
    assertThat(json("null", SqliteReads::boolOrNull)).isEqualTo("null");
    assertThat(json("null", JsonReads::float64OrNull)).isEqualTo("null");
  }

  @Test
  void readsTextsWithoutLosingACharacter() throws SQLException {
    assertThat(json("'a\"é😀'", JsonReads::string)).isEqualTo("\"a\\\"é😀\"");
    assertThat(json("''", JsonReads::string)).isEqualTo("\"\"");
    assertThat(json("null", JsonReads::stringOrNull)).isEqualTo("null");
    assertThat(json("'F81D4FAE-7DEC-11d0-a765-00a0c91e6bf6'", JsonReads::uuid))
        .isEqualTo("\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"");
    assertThat(json("x'00ff10'", JsonReads::bytes)).isEqualTo("\"AP8Q\"");
    assertThat(json("x''", JsonReads::bytes)).isEqualTo("\"\"");
    assertThat(json("' {\"b\":1, \"a\":2} '", JsonReads::json)).isEqualTo("{\"a\":2,\"b\":1}");
  }

  @Test
  void readsMomentsAsSqliteAndIsoSpellThem() throws SQLException {
    assertThat(json("'2026-01-24 00:00:00'", JsonReads::instant))
        .isEqualTo("\"2026-01-24T00:00:00Z\"");
    assertThat(json("'2026-01-24T00:00:00.5Z'", JsonReads::instant))
        .isEqualTo("\"2026-01-24T00:00:00.500Z\"");
    assertThat(json("'2026-01-24 01:00:00.000001+01:00'", JsonReads::instant))
        .isEqualTo("\"2026-01-24T00:00:00.000001Z\"");
    assertThat(json("'2026-01-24'", JsonReads::localDateTime)).isEqualTo("\"2026-01-24T00:00:00\"");
    assertThat(json("'2026-01-24 10:30'", JsonReads::localDateTime))
        .isEqualTo("\"2026-01-24T10:30:00\"");
    assertThat(json("'2024-02-29'", JsonReads::localDate)).isEqualTo("\"2024-02-29\"");
    assertThat(json("'2024-02-29 00:00:00'", JsonReads::localDate)).isEqualTo("\"2024-02-29\"");
    assertThat(json("'23:59:59.999'", JsonReads::localTime)).isEqualTo("\"23:59:59.999\"");
    assertThat(json("'12:34:56'", JsonReads::localTime)).isEqualTo("\"12:34:56\"");
    for (String wrong :
        new String[] {
          "'2026-02-29'",
          "'2026-13-01'",
          "'now'",
          "''",
          "'2026-01-24 24:00:00'",
          "'2026-01-24x10:00:00'",
          "'2026-01-24 10:00:00 '",
          "'2026-01-24 10:0a:00'",
          "20260124",
          "'12345678'"
        }) {
      refuses(wrong, JsonReads::localDateTime);
      refuses(wrong, JsonReads::localTime);
    }
    refuses("'2024-02-29 00:00:01'", JsonReads::localDate);
  }

  @Test
  void readsShortDecimalsExactlyThoughTheyAreDoubles() throws SQLException {
    try (PreparedStatement insert =
        prepare("create table d (v numeric)", "insert into d values (?)")) {
      Random random = new Random(3);
      connection.setAutoCommit(false);
      for (int i = 0; i < 20_000; i++) {
        long unscaled = random.nextLong(-999_999_999_999_999L, 1_000_000_000_000_000L);
        insert.setString(1, BigDecimal.valueOf(unscaled, i % 16).toPlainString());
        insert.executeUpdate();
      }
    }
    // The text of what was stored is the witness: SQLite prints 15 digits exactly.
    int[] scale = {0};
    Reading.each(
        connection,
        "select v, printf('%!.15g', v) from d order by rowid",
        row -> {
          int wanted = scale[0]++ % 16;
          JsonSink out = new JsonSink(0);
          SqliteReads.decimal(row, 1, wanted, out);
          assertThat(text(out))
              .isEqualTo(new BigDecimal(row.getString(2)).setScale(wanted).toPlainString());
        });
    assertThat(scale[0]).isEqualTo(20_000);
  }

  @Test
  void readsDecimalsThatAreLongerThanTheirColumnIsSaidToBe() throws SQLException {
    assertThat(json("1e20", (row, at, out) -> SqliteReads.decimal(row, at, 2, out)))
        .isEqualTo("100000000000000000000.00");
    assertThat(
            json(
                "'12345678901234567890123456789012345.6'",
                (row, at, out) -> JsonReads.decimal(row, at, 3, out)))
        .isEqualTo("12345678901234567890123456789012345.600");
    assertThat(json("'-0.5'", (row, at, out) -> JsonReads.decimal(row, at, 1, out)))
        .isEqualTo("-0.5");
    assertThat(json("7", (row, at, out) -> JsonReads.decimal(row, at, 2, out))).isEqualTo("7.00");
    assertThat(json("'1.5e3'", (row, at, out) -> JsonReads.decimal(row, at, 0, out)))
        .isEqualTo("1500");
    refuses("9e999", (row, at, out) -> SqliteReads.decimal(row, at, 2, out));
    refuses("'abc'", (row, at, out) -> JsonReads.decimal(row, at, 2, out));
    refuses("''", (row, at, out) -> JsonReads.decimal(row, at, 2, out));
  }

  @Test
  void readsListsFromJsonArrays() throws SQLException {
    assertThat(list("'[\"a\\u00e9\", \"\"]'", ListElement.STRING)).isEqualTo("[\"aé\",\"\"]");
    assertThat(list("'[]'", ListElement.STRING)).isEqualTo("[]");
    assertThat(list("'[1, -2]'", ListElement.INT32)).isEqualTo("[1,-2]");
    assertThat(list("'[1,0,true,false]'", ListElement.BOOLEAN))
        .isEqualTo("[true,false,true,false]");
    assertThat(list("'[1.5,\"2\"]'", ListElement.decimal(2))).isEqualTo("[1.50,2.00]");
    assertThat(list("'[0.1]'", ListElement.FLOAT32)).isEqualTo("[0.1]");
    assertThat(list("'[\"2026-01-24 00:00:00\",\"2026-01-24T00:00:00Z\"]'", ListElement.INSTANT))
        .isEqualTo("[\"2026-01-24T00:00:00Z\",\"2026-01-24T00:00:00Z\"]");
    assertThat(list("'[\"AP8Q\"]'", ListElement.BYTES)).isEqualTo("[\"AP8Q\"]");
    for (String wrong :
        new String[] {
          "'[1,null]'", "'1'", "'[1'", "'[1]]'", "'[[1]]'", "'[\"x\"]'", "'[99999999999]'"
        }) {
      refuses(wrong, (row, at, out) -> SqliteReads.list(row, at, ListElement.INT32, out));
    }
  }

  @Test
  void fillsVectors() throws SQLException {
    try (BitVector bits = new BitVector("v", allocator);
        DecimalVector decimals = new DecimalVector("v", allocator, 15, 2);
        VarCharVector texts = new VarCharVector("v", allocator);
        ListVector lists = ListVector.empty("v", allocator)) {
      lists.addOrGetVector(FieldType.notNullable(ArrowType.Utf8.INSTANCE));
      assertThat(Reading.vector(connection, "1", bits, SqliteReads::bool)).isEqualTo("true");
      assertThat(Reading.vector(connection, "null", bits, SqliteReads::boolOrNull)).isNull();
      assertThat(
              Reading.vector(
                  connection,
                  "19.99",
                  decimals,
                  (row, at, v, i) -> SqliteReads.decimal(row, at, 2, v, i)))
          .isEqualTo("19.99");
      assertThat(
              Reading.vector(
                  connection,
                  "'-19.9'",
                  decimals,
                  (row, at, v, i) -> VectorReads.decimal(row, at, 2, v, i)))
          .isEqualTo("-19.90");
      assertThat(
              Reading.vector(
                  connection,
                  "null",
                  decimals,
                  (row, at, v, i) -> SqliteReads.decimalOrNull(row, at, 2, v, i)))
          .isNull();
      assertThat(Reading.vector(connection, "'é'", texts, VectorReads::stringOrNull))
          .isEqualTo("é");
      assertThat(Reading.vector(connection, "null", texts, VectorReads::stringOrNull)).isNull();
      assertThat(
              Reading.vector(
                  connection,
                  "'[\"a\",\"b\"]'",
                  lists,
                  (row, at, v, i) -> SqliteReads.list(row, at, ListElement.STRING, v, i)))
          .isEqualTo("[\"a\",\"b\"]");
      assertThat(
              Reading.vector(
                  connection,
                  "null",
                  lists,
                  (row, at, v, i) -> SqliteReads.listOrNull(row, at, ListElement.STRING, v, i)))
          .isNull();
      assertThatExceptionOfType(FieldError.class)
          .isThrownBy(() ->
              Reading.vector(
                  connection,
                  "1e15",
                  decimals,
                  (row, at, v, i) -> SqliteReads.decimal(row, at, 2, v, i)));
    }
  }

  @Test
  void refusesNullWhereThereMustBeAValue() {
    refuses("null", JsonReads::int32);
    refuses("null", JsonReads::string);
    refuses("null", SqliteReads::bool);
    refuses("null", (row, at, out) -> SqliteReads.decimal(row, at, 2, out));
    refuses("null", (row, at, out) -> SqliteReads.list(row, at, ListElement.INT32, out));
    refuses("2147483648", JsonReads::int32);
  }

  @Test
  void tellsNullFromEveryOtherValue() throws SQLException {
    for (String value : new String[] {"0", "''", "'a'", "0.0", "x''", "1"}) {
      Reading.each(
          connection, "select " + value, row -> assertThat(SqliteReads.isNull(row, 1)).isFalse());
    }
    Reading.each(connection, "select null", row -> assertThat(SqliteReads.isNull(row, 1)).isTrue());
  }

  private PreparedStatement prepare(String ddl, String insert) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(ddl);
    }
    return connection.prepareStatement(insert);
  }

  private String json(String expression, JsonRead read) throws SQLException {
    return Reading.json(connection, expression, read);
  }

  private String list(String expression, ListElement element) throws SQLException {
    return json(expression, (row, at, out) -> SqliteReads.list(row, at, element, out));
  }

  private void refuses(String expression, JsonRead read) {
    assertThatExceptionOfType(FieldError.class)
        .as(expression)
        .isThrownBy(() -> json(expression, read));
  }

  private static String text(JsonSink out) {
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }
}
