package dev.fraiseql.contract.convert;

import static dev.fraiseql.contract.convert.Reading.document;
import static dev.fraiseql.contract.convert.Reading.list;
import static dev.fraiseql.contract.convert.Reading.nullable;
import static dev.fraiseql.contract.convert.Reading.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.convert.Reading.Read;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
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

class SqliteValuesTest {
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
    assertThat(json("0", required(ValueWriter.INT32))).isEqualTo("0");
    assertThat(json("-9223372036854775808", required(ValueWriter.INT64)))
        .isEqualTo("-9223372036854775808");
    assertThat(json("42", nullable(ValueWriter.INT64.asId()))).isEqualTo("\"42\"");
    assertThat(json("0.1", required(ValueWriter.FLOAT32))).isEqualTo("0.1");
    assertThat(json("1e300", required(ValueWriter.FLOAT64))).isEqualTo("1.0E300");
    assertThat(json("1", required(ValueWriter.BOOLEAN))).isEqualTo("true");
    assertThat(json("0", nullable(ValueWriter.BOOLEAN))).isEqualTo("false");
    assertThat(json("null", nullable(ValueWriter.BOOLEAN))).isEqualTo("null");
    assertThat(json("null", nullable(ValueWriter.FLOAT64))).isEqualTo("null");
  }

  @Test
  void readsTextsWithoutLosingACharacter() throws SQLException {
    assertThat(json("'a\"é😀'", required(ValueWriter.STRING))).isEqualTo("\"a\\\"é😀\"");
    assertThat(json("''", required(ValueWriter.STRING))).isEqualTo("\"\"");
    assertThat(json("null", nullable(ValueWriter.STRING))).isEqualTo("null");
    assertThat(json("'F81D4FAE-7DEC-11d0-a765-00a0c91e6bf6'", required(ValueWriter.UUID)))
        .isEqualTo("\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"");
    assertThat(json("x'00ff10'", required(ValueWriter.BYTES))).isEqualTo("\"AP8Q\"");
    assertThat(json("x''", required(ValueWriter.BYTES))).isEqualTo("\"\"");
    assertThat(json("' {\"b\":1, \"a\":2} '", document(false))).isEqualTo("{\"a\":2,\"b\":1}");
  }

  @Test
  void readsMomentsAsSqliteAndIsoSpellThem() throws SQLException {
    assertThat(json("'2026-01-24 00:00:00'", required(ValueWriter.INSTANT)))
        .isEqualTo("\"2026-01-24T00:00:00Z\"");
    assertThat(json("'2026-01-24T00:00:00.5Z'", required(ValueWriter.INSTANT)))
        .isEqualTo("\"2026-01-24T00:00:00.500Z\"");
    assertThat(json("'2026-01-24 01:00:00.000001+01:00'", required(ValueWriter.INSTANT)))
        .isEqualTo("\"2026-01-24T00:00:00.000001Z\"");
    assertThat(json("'2026-01-24'", required(ValueWriter.LOCAL_DATE_TIME)))
        .isEqualTo("\"2026-01-24T00:00:00\"");
    assertThat(json("'2026-01-24 10:30'", required(ValueWriter.LOCAL_DATE_TIME)))
        .isEqualTo("\"2026-01-24T10:30:00\"");
    assertThat(json("'2024-02-29'", required(ValueWriter.LOCAL_DATE))).isEqualTo("\"2024-02-29\"");
    assertThat(json("'2024-02-29 00:00:00'", required(ValueWriter.LOCAL_DATE)))
        .isEqualTo("\"2024-02-29\"");
    assertThat(json("'23:59:59.999'", required(ValueWriter.LOCAL_TIME)))
        .isEqualTo("\"23:59:59.999\"");
    assertThat(json("'12:34:56'", required(ValueWriter.LOCAL_TIME))).isEqualTo("\"12:34:56\"");
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
      refuses(wrong, required(ValueWriter.LOCAL_DATE_TIME));
      refuses(wrong, required(ValueWriter.LOCAL_TIME));
    }
    refuses("'2024-02-29 00:00:01'", required(ValueWriter.LOCAL_DATE));
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
          required(ValueWriter.decimal(15, wanted)).json(row, 1, out);
          assertThat(text(out))
              .isEqualTo(
                  new BigDecimal(row.result().getString(2)).setScale(wanted).toPlainString());
        });
    assertThat(scale[0]).isEqualTo(20_000);
  }

  @Test
  void readsDecimalsThatAreLongerThanTheirColumnIsSaidToBe() throws SQLException {
    assertThat(json("1e20", required(ValueWriter.decimal(15, 2))))
        .isEqualTo("100000000000000000000.00");
    assertThat(
            json("'12345678901234567890123456789012345.6'", required(ValueWriter.decimal(38, 3))))
        .isEqualTo("12345678901234567890123456789012345.600");
    assertThat(json("'-0.5'", required(ValueWriter.decimal(38, 1)))).isEqualTo("-0.5");
    assertThat(json("7", required(ValueWriter.decimal(38, 2)))).isEqualTo("7.00");
    assertThat(json("'1.5e3'", required(ValueWriter.decimal(38, 0)))).isEqualTo("1500");
    refuses("9e999", required(ValueWriter.decimal(15, 2)));
    refuses("'abc'", required(ValueWriter.decimal(38, 2)));
    refuses("''", required(ValueWriter.decimal(38, 2)));
  }

  @Test
  void readsListsFromJsonArrays() throws SQLException {
    assertThat(elements("'[\"a\\u00e9\", \"\"]'", ValueWriter.STRING)).isEqualTo("[\"aé\",\"\"]");
    assertThat(elements("'[]'", ValueWriter.STRING)).isEqualTo("[]");
    assertThat(elements("'[1, -2]'", ValueWriter.INT32)).isEqualTo("[1,-2]");
    assertThat(elements("'[1,0,true,false]'", ValueWriter.BOOLEAN))
        .isEqualTo("[true,false,true,false]");
    assertThat(elements("'[1.5,\"2\"]'", ValueWriter.decimal(5, 2))).isEqualTo("[1.50,2.00]");
    assertThat(elements("'[0.1]'", ValueWriter.FLOAT32)).isEqualTo("[0.1]");
    assertThat(
            elements("'[\"2026-01-24 00:00:00\",\"2026-01-24T00:00:00Z\"]'", ValueWriter.INSTANT))
        .isEqualTo("[\"2026-01-24T00:00:00Z\",\"2026-01-24T00:00:00Z\"]");
    assertThat(elements("'[\"AP8Q\"]'", ValueWriter.BYTES)).isEqualTo("[\"AP8Q\"]");
    for (String wrong :
        new String[] {
          "'[1,null]'", "'1'", "'[1'", "'[1]]'", "'[[1]]'", "'[\"x\"]'", "'[99999999999]'"
        }) {
      refuses(wrong, list(ValueWriter.INT32, false));
    }
  }

  @Test
  void fillsVectors() throws SQLException {
    try (BitVector bits = new BitVector("v", allocator);
        DecimalVector decimals = new DecimalVector("v", allocator, 15, 2);
        VarCharVector texts = new VarCharVector("v", allocator);
        ListVector lists = ListVector.empty("v", allocator)) {
      lists.addOrGetVector(FieldType.notNullable(ArrowType.Utf8.INSTANCE));
      assertThat(Reading.vector(connection, "1", bits, required(ValueWriter.BOOLEAN)))
          .isEqualTo("true");
      assertThat(Reading.vector(connection, "null", bits, nullable(ValueWriter.BOOLEAN))).isNull();
      assertThat(
              Reading.vector(connection, "19.99", decimals, required(ValueWriter.decimal(15, 2))))
          .isEqualTo("19.99");
      assertThat(
              Reading.vector(connection, "'-19.9'", decimals, required(ValueWriter.decimal(38, 2))))
          .isEqualTo("-19.90");
      assertThat(Reading.vector(connection, "null", decimals, nullable(ValueWriter.decimal(15, 2))))
          .isNull();
      assertThat(Reading.vector(connection, "'é'", texts, nullable(ValueWriter.STRING)))
          .isEqualTo("é");
      assertThat(Reading.vector(connection, "null", texts, nullable(ValueWriter.STRING))).isNull();
      assertThat(
              Reading.vector(connection, "'[\"a\",\"b\"]'", lists, list(ValueWriter.STRING, false)))
          .isEqualTo("[\"a\",\"b\"]");
      assertThat(Reading.vector(connection, "null", lists, list(ValueWriter.STRING, true)))
          .isNull();
      assertThatExceptionOfType(FieldError.class)
          .isThrownBy(() ->
              Reading.vector(connection, "1e15", decimals, required(ValueWriter.decimal(15, 2))));
    }
  }

  @Test
  void refusesNullWhereThereMustBeAValue() {
    refuses("null", required(ValueWriter.INT32));
    refuses("null", required(ValueWriter.STRING));
    refuses("null", required(ValueWriter.BOOLEAN));
    refuses("null", required(ValueWriter.decimal(15, 2)));
    refuses("null", list(ValueWriter.INT32, false));
    refuses("2147483648", required(ValueWriter.INT32));
  }

  @Test
  void tellsNullFromEveryOtherValue() throws SQLException {
    for (String value : new String[] {"0", "''", "'a'", "0.0", "x''", "1"}) {
      Reading.each(connection, "select " + value, row -> assertThat(row.isNull(1)).isFalse());
    }
    Reading.each(connection, "select null", row -> assertThat(row.isNull(1)).isTrue());
  }

  private PreparedStatement prepare(String ddl, String insert) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(ddl);
    }
    return connection.prepareStatement(insert);
  }

  private String json(String expression, Read read) throws SQLException {
    return Reading.json(connection, expression, read);
  }

  private String elements(String expression, ValueWriter element) throws SQLException {
    return json(expression, list(element, false));
  }

  private void refuses(String expression, Read read) {
    assertThatExceptionOfType(FieldError.class)
        .as(expression)
        .isThrownBy(() -> json(expression, read));
  }

  private static String text(JsonSink out) {
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }
}
