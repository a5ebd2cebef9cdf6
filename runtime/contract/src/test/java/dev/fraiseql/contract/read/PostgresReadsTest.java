package dev.fraiseql.contract.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.read.Reading.JsonRead;
import dev.fraiseql.contract.read.Reading.VectorRead;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case runs over each protocol of the driver: text without preparing, text, and binary. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresReadsTest {
  private static final EnumNames COLORS =
      EnumNames.of(
          new EnumModel(
              "Color",
              "Color",
              List.of(new EnumModel.Value("RED", Doc.NONE), new EnumModel.Value("GREEN", Doc.NONE)),
              Doc.NONE));

  private EmbeddedPostgres postgres;
  private final List<Connection> connections = new ArrayList<>();
  private final BufferAllocator allocator = new RootAllocator();

  @BeforeAll
  void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    for (String option :
        List.of("preferQueryMode=simple", "prepareThreshold=0", "prepareThreshold=-1")) {
      Connection connection =
          DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres") + "&" + option);
      try (var statement = connection.createStatement()) {
        statement.execute("set time zone 'UTC'");
      }
      connections.add(connection);
    }
  }

  @AfterAll
  void stop() throws Exception {
    for (Connection connection : connections) {
      connection.close();
    }
    postgres.close();
    allocator.close();
  }

  /** What an expression must look like in JSON, and in a vector. */
  private record Case(
      String expression,
      JsonRead read,
      String json,
      VectorRead vectorRead,
      FieldVector vector,
      Object value) {
    @Override
    public String toString() {
      return expression;
    }
  }

  private Case of(
      String expression,
      JsonRead read,
      String json,
      VectorRead vectorRead,
      FieldVector vector,
      Object value) {
    return new Case(expression, read, json, vectorRead, vector, value);
  }

  private FieldType type(ArrowType type) {
    return FieldType.nullable(type);
  }

  Stream<Case> cases() {
    JsonRead scale2 = (row, position, out) -> JsonReads.decimal(row, position, 2, out);
    VectorRead vector2 =
        (row, position, vector, index) -> VectorReads.decimal(row, position, 2, vector, index);
    return Stream.of(
        of(
            "7::smallint",
            JsonReads::int8,
            "7",
            VectorReads::int8,
            new TinyIntVector("v", allocator),
            "7"),
        of(
            "'-32768'::smallint",
            JsonReads::int16,
            "-32768",
            VectorReads::int16,
            new SmallIntVector("v", allocator),
            "-32768"),
        of(
            "2147483647",
            JsonReads::int32,
            "2147483647",
            VectorReads::int32,
            new IntVector("v", allocator),
            "2147483647"),
        of(
            "9223372036854775807",
            JsonReads::int64,
            "9223372036854775807",
            VectorReads::int64,
            new BigIntVector("v", allocator),
            "9223372036854775807"),
        of(
            "0::bigint",
            JsonReads::integerId,
            "\"0\"",
            VectorReads::int64OrNull,
            new BigIntVector("v", allocator),
            "0"),
        of(
            "0.1::real",
            JsonReads::float32,
            "0.1",
            VectorReads::float32,
            new Float4Vector("v", allocator),
            "0.1"),
        of(
            "'-0'::double precision",
            JsonReads::float64,
            "0.0",
            VectorReads::float64,
            new Float8Vector("v", allocator),
            "0.0"),
        of(
            "1e-7::double precision",
            JsonReads::float64OrNull,
            "1.0E-7",
            VectorReads::float64OrNull,
            new Float8Vector("v", allocator),
            "1.0E-7"),
        of(
            "19.9::numeric(10,2)",
            scale2,
            "19.90",
            vector2,
            new DecimalVector("v", allocator, 10, 2),
            "19.90"),
        of(
            "'12345678901234567890123456789012345.67'::numeric(38,2)",
            scale2,
            "12345678901234567890123456789012345.67",
            vector2,
            new DecimalVector("v", allocator, 38, 2),
            "12345678901234567890123456789012345.67"),
        of(
            "'O''Brien \"é\" 😀'::text",
            JsonReads::string,
            "\"O'Brien \\\"é\\\" 😀\"",
            VectorReads::string,
            new VarCharVector("v", allocator),
            "O'Brien \"é\" 😀"),
        of(
            "''::varchar(3)",
            JsonReads::stringOrNull,
            "\"\"",
            VectorReads::stringOrNull,
            new VarCharVector("v", allocator),
            ""),
        of(
            "true",
            PostgresReads::bool,
            "true",
            PostgresReads::bool,
            new BitVector("v", allocator),
            "true"),
        of(
            "false",
            PostgresReads::boolOrNull,
            "false",
            PostgresReads::boolOrNull,
            new BitVector("v", allocator),
            "false"),
        of(
            "timestamptz '2026-01-24 03:00:00.5+03'",
            JsonReads::instant,
            "\"2026-01-24T00:00:00.500Z\"",
            VectorReads::instant,
            new TimeStampMicroTZVector("v", allocator, "UTC"),
            "1769212800500000"),
        of(
            "timestamptz '2262-04-11 23:47:16.854775Z'",
            JsonReads::instant,
            "\"2262-04-11T23:47:16.854775Z\"",
            VectorReads::instant,
            new TimeStampNanoTZVector("v", allocator, "UTC"),
            "9223372036854775000"),
        of(
            "timestamp '1677-09-21 00:12:43.145225'",
            JsonReads::localDateTimeOrNull,
            "\"1677-09-21T00:12:43.145225\"",
            VectorReads::localDateTimeOrNull,
            new TimeStampNanoVector("v", allocator),
            "1677-09-21T00:12:43.145225"),
        of(
            "timestamptz '1999-12-31 23:59:59.999999Z'",
            JsonReads::instantOrNull,
            "\"1999-12-31T23:59:59.999999Z\"",
            VectorReads::instantOrNull,
            new TimeStampMicroTZVector("v", allocator, "UTC"),
            "946684799999999"),
        of(
            "timestamp '0001-01-01 00:00:00'",
            JsonReads::localDateTime,
            "\"0001-01-01T00:00:00\"",
            VectorReads::localDateTime,
            new TimeStampMicroVector("v", allocator),
            "0001-01-01T00:00"),
        of(
            "date '9999-12-31'",
            JsonReads::localDate,
            "\"9999-12-31\"",
            VectorReads::localDate,
            new DateDayVector("v", allocator),
            "2932896"),
        of(
            "date '1969-12-31'",
            JsonReads::localDateOrNull,
            "\"1969-12-31\"",
            VectorReads::localDateOrNull,
            new DateDayVector("v", allocator),
            "-1"),
        of(
            "time '12:34:56'",
            JsonReads::localTime,
            "\"12:34:56\"",
            VectorReads::localTime,
            new TimeMicroVector("v", allocator),
            "45296000000"),
        of(
            "time '00:00:00.000001'",
            JsonReads::localTimeOrNull,
            "\"00:00:00.000001\"",
            VectorReads::localTimeOrNull,
            new TimeMicroVector("v", allocator),
            "1"),
        of(
            "1500::bigint",
            (row, at, out) -> JsonReads.duration(row, at, 3, out),
            "\"PT1.5S\"",
            (row, at, v, i) -> VectorReads.duration(row, at, 3, v, i),
            new DurationVector("v", type(new ArrowType.Duration(TimeUnit.MICROSECOND)), allocator),
            "PT1.5S"),
        of(
            "'F81D4FAE-7dec-11d0-a765-00a0c91e6bf6'::uuid",
            JsonReads::uuid,
            "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"",
            VectorReads::uuid,
            new VarCharVector("v", allocator),
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        of(
            "'GREEN'::text",
            (row, at, out) -> JsonReads.enumValue(row, at, COLORS, out),
            "\"GREEN\"",
            (row, at, v, i) -> VectorReads.enumValue(row, at, COLORS, v, i),
            new IntVector("v", allocator),
            "1"),
        of(
            "'\\x00ff10'::bytea",
            JsonReads::bytes,
            "\"AP8Q\"",
            VectorReads::bytes,
            new VarBinaryVector("v", allocator),
            new byte[] {0, -1, 16}),
        of(
            "'{\"b\": 1.50, \"a\": [1e3, \"\\u00e9\"]}'::jsonb",
            JsonReads::json,
            "{\"a\":[1000,\"é\"],\"b\":1.50}",
            VectorReads::json,
            new VarCharVector("v", allocator),
            "{\"a\":[1000,\"é\"],\"b\":1.50}"),
        list("array[1,-2]::integer[]", ListElement.INT32, new ArrowType.Int(32, true), "[1,-2]"),
        list("array[1,-2]::smallint[]", ListElement.INT8, new ArrowType.Int(8, true), "[1,-2]"),
        list(
            "array[9223372036854775807]",
            ListElement.INT64,
            new ArrowType.Int(64, true),
            "[9223372036854775807]"),
        list(
            "array['a,b','c\"\\d','NULL','','é😀']",
            ListElement.STRING,
            ArrowType.Utf8.INSTANCE,
            "[\"a,b\",\"c\\\"\\\\d\",\"NULL\",\"\",\"é😀\"]"),
        list("array[]::text[]", ListElement.STRING, ArrowType.Utf8.INSTANCE, "[]"),
        list("array[true,false]", ListElement.BOOLEAN, ArrowType.Bool.INSTANCE, "[true,false]"),
        list(
            "array[1.5,2]::numeric(5,2)[]",
            ListElement.decimal(2),
            new ArrowType.Decimal(5, 2, 128),
            "[1.50,2.00]"),
        list(
            "'[2:3]={a,b}'::text[]", ListElement.STRING, ArrowType.Utf8.INSTANCE, "[\"a\",\"b\"]"));
  }

  private Case list(String expression, ListElement element, ArrowType type, String json) {
    ListVector vector = ListVector.empty("v", allocator);
    vector.addOrGetVector(FieldType.notNullable(type));
    return of(
        expression,
        (row, position, out) -> PostgresReads.list(row, position, element, out),
        json,
        (row, position, v, index) -> PostgresReads.list(row, position, element, v, index),
        vector,
        json.replaceAll("\\.0+(?=[,\\]])", ".00"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheSameValueFromTextAndFromBinary(Case wanted) throws SQLException {
    try (FieldVector vector = wanted.vector()) {
      for (Connection connection : connections) {
        assertThat(Reading.json(connection, wanted.expression(), wanted.read()))
            .isEqualTo(wanted.json());
        assertThat(Reading.vector(connection, wanted.expression(), vector, wanted.vectorRead()))
            .isEqualTo(wanted.value());
        vector.reset();
      }
    }
  }

  @Test
  void reallyMeetsBothFormats() throws SQLException {
    List<Integer> lengths = new ArrayList<>();
    for (Connection connection : connections) {
      Reading.each(connection, "select now()", row -> lengths.add(row.getBytes(1).length));
    }
    assertThat(lengths.getLast()).isEqualTo(8);
    assertThat(lengths).first().satisfies(length -> assertThat(length).isGreaterThan(18));
  }

  @Test
  void refusesMomentsBeyondNanoseconds() throws SQLException {
    try (var vector = new TimeStampNanoTZVector("v", allocator, "UTC")) {
      vector.allocateNew(1);
      for (String moment : List.of("2262-04-11 23:47:16.854776Z", "1677-09-21 00:12:43.145223Z")) {
        Reading.each(
            connections.getFirst(),
            "select timestamptz '" + moment + "'",
            row ->
                assertThatThrownBy(() -> VectorReads.instant(row, 1, vector, 0))
                    .isInstanceOf(FieldError.class)
                    .hasMessageContaining("nanoseconds"));
      }
    }
  }

  @Test
  void readsElementsOfEveryKindOfArray() throws SQLException {
    for (Connection connection : connections) {
      assertThat(listJson(connection, "array[0.1]::real[]", ListElement.FLOAT32))
          .isEqualTo("[0.1]");
      assertThat(listJson(connection, "array[0.1,1e300]::float8[]", ListElement.FLOAT64))
          .isEqualTo("[0.1,1.0E300]");
      assertThat(
              listJson(connection, "array[timestamptz '2026-01-24 00:00Z']", ListElement.INSTANT))
          .isEqualTo("[\"2026-01-24T00:00:00Z\"]");
      assertThat(
              listJson(
                  connection,
                  "array[timestamp '2026-01-24 00:00:00.25']",
                  ListElement.LOCAL_DATE_TIME))
          .isEqualTo("[\"2026-01-24T00:00:00.250\"]");
      assertThat(listJson(connection, "array[date '2026-01-24']", ListElement.LOCAL_DATE))
          .isEqualTo("[\"2026-01-24\"]");
      assertThat(listJson(connection, "array[time '10:00']", ListElement.LOCAL_TIME))
          .isEqualTo("[\"10:00:00\"]");
      assertThat(
              listJson(
                  connection,
                  "array['f81d4fae-7dec-11d0-a765-00a0c91e6bf6'::uuid]",
                  ListElement.UUID))
          .isEqualTo("[\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"]");
      assertThat(listJson(connection, "array['\\x00ff10'::bytea]", ListElement.BYTES))
          .isEqualTo("[\"AP8Q\"]");
      assertThat(listJson(connection, "array[90::bigint]", ListElement.duration(0)))
          .isEqualTo("[\"PT1M30S\"]");
      assertThat(listJson(connection, "array['RED']", ListElement.enumValue(COLORS)))
          .isEqualTo("[\"RED\"]");
    }
  }

  private static String listJson(Connection connection, String expression, ListElement element)
      throws SQLException {
    return Reading.json(
        connection,
        expression,
        (row, position, out) -> PostgresReads.list(row, position, element, out));
  }

  @Test
  void readsNumericsOfAllLengthsAsTheDriverDoes() throws SQLException {
    String sql =
        """
        select (case when i % 3 = 0 then -1 else 1 end
            * trunc((power(10::numeric, i % 33) * (0.1 + random())::numeric), 4))::numeric(38, 4),
          i from generate_series(1, 5000) i
        """;
    for (Connection connection : connections) {
      Reading.each(
          connection,
          sql,
          row -> {
            BigDecimal wanted = row.getBigDecimal(1);
            JsonSink out = new JsonSink(0);
            JsonReads.decimal(row, 1, 4, out);
            assertThat(new String(out.array(), 0, out.size(), StandardCharsets.UTF_8))
                .isEqualTo(wanted.toPlainString());
          });
    }
  }

  @Test
  void readsNumericsThatHaveOtherScalesThanTheirColumnIsSaidToHave() throws SQLException {
    for (Connection connection : connections) {
      for (String[] pair :
          new String[][] {
            {"1e20", "100000000000000000000.000"},
            {"0.00005", "0.000"},
            {"0.0005", "0.001"},
            {"1.23456", "1.235"},
            {"10000", "10000.000"},
            {"0", "0.000"},
            {"-0.1000", "-0.100"},
            {"99999.9999", "100000.000"},
            {"5e-9", "0.000"}
          }) {
        assertThat(
                Reading.json(
                    connection,
                    "'" + pair[0] + "'::numeric",
                    (row, position, out) -> JsonReads.decimal(row, position, 3, out)))
            .isEqualTo(pair[1]);
      }
    }
  }

  @Test
  void refusesNullAndWhatCannotBeWritten() throws SQLException {
    for (Connection connection : connections) {
      refuses(connection, "null::bigint", JsonReads::int64);
      refuses(connection, "null::text", JsonReads::string);
      refuses(connection, "null::boolean", PostgresReads::bool);
      refuses(connection, "'infinity'::timestamptz", JsonReads::instant);
      refuses(connection, "'-infinity'::timestamp", JsonReads::localDateTime);
      refuses(connection, "'infinity'::date", JsonReads::localDate);
      refuses(connection, "date '0044-03-15 BC'", JsonReads::localDate);
      refuses(connection, "timestamp '10000-01-01'", JsonReads::localDateTime);
      refuses(connection, "time '24:00'", JsonReads::localTime);
      refuses(
          connection,
          "'NaN'::numeric",
          (row, position, out) -> JsonReads.decimal(row, position, 2, out));
      refuses(
          connection,
          "'Infinity'::numeric",
          (row, position, out) -> JsonReads.decimal(row, position, 2, out));
      refuses(connection, "'NaN'::float8", JsonReads::float64);
      refuses(connection, "2147483648", JsonReads::int32);
      refuses(
          connection,
          "'BLUE'::text",
          (row, position, out) -> JsonReads.enumValue(row, position, COLORS, out));
      refuses(
          connection,
          "array[1,null]",
          (row, position, out) -> PostgresReads.list(row, position, ListElement.INT32, out));
      refuses(
          connection,
          "array[['a']]",
          (row, position, out) -> PostgresReads.list(row, position, ListElement.STRING, out));
      assertThat(
              Reading.json(
                  connection,
                  "null::numeric",
                  (row, at, out) -> JsonReads.decimalOrNull(row, at, 2, out)))
          .isEqualTo("null");
      assertThat(
              Reading.json(
                  connection,
                  "null::int[]",
                  (row, at, out) -> PostgresReads.listOrNull(row, at, ListElement.INT32, out)))
          .isEqualTo("null");
      assertThat(Reading.json(connection, "null::int", JsonReads::int32OrNull)).isEqualTo("null");
    }
  }

  private static void refuses(Connection connection, String expression, JsonRead read) {
    assertThatExceptionOfType(FieldError.class)
        .as(expression)
        .isThrownBy(() -> Reading.json(connection, expression, read));
  }
}
