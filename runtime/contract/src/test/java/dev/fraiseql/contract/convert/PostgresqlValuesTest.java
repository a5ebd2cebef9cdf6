package dev.fraiseql.contract.convert;

import static dev.fraiseql.contract.convert.Reading.document;
import static dev.fraiseql.contract.convert.Reading.nullable;
import static dev.fraiseql.contract.convert.Reading.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.convert.Reading.Read;
import dev.fraiseql.contract.json.EnumNames;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
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
class PostgresqlValuesTest {
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
      Read read,
      String json,
      Read vectorRead,
      FieldVector vector,
      Object value) {
    @Override
    public String toString() {
      return expression;
    }
  }

  private Case of(
      String expression,
      Read read,
      String json,
      Read vectorRead,
      FieldVector vector,
      Object value) {
    return new Case(expression, read, json, vectorRead, vector, value);
  }

  private FieldType type(ArrowType type) {
    return FieldType.nullable(type);
  }

  Stream<Case> cases() {
    Read scale2 = required(ValueWriter.decimal(38, 2));
    Read vector2 = required(ValueWriter.decimal(38, 2));
    return Stream.of(
        of(
            "7::smallint",
            required(ValueWriter.INT8),
            "7",
            required(ValueWriter.INT8),
            new TinyIntVector("v", allocator),
            "7"),
        of(
            "'-32768'::smallint",
            required(ValueWriter.INT16),
            "-32768",
            required(ValueWriter.INT16),
            new SmallIntVector("v", allocator),
            "-32768"),
        of(
            "2147483647",
            required(ValueWriter.INT32),
            "2147483647",
            required(ValueWriter.INT32),
            new IntVector("v", allocator),
            "2147483647"),
        of(
            "9223372036854775807",
            required(ValueWriter.INT64),
            "9223372036854775807",
            required(ValueWriter.INT64),
            new BigIntVector("v", allocator),
            "9223372036854775807"),
        of(
            "0::bigint",
            required(ValueWriter.INT64.asId()),
            "\"0\"",
            nullable(ValueWriter.INT64),
            new BigIntVector("v", allocator),
            "0"),
        of(
            "0.1::real",
            required(ValueWriter.FLOAT32),
            "0.1",
            required(ValueWriter.FLOAT32),
            new Float4Vector("v", allocator),
            "0.1"),
        of(
            "'-0'::double precision",
            required(ValueWriter.FLOAT64),
            "0.0",
            required(ValueWriter.FLOAT64),
            new Float8Vector("v", allocator),
            "0.0"),
        of(
            "1e-7::double precision",
            nullable(ValueWriter.FLOAT64),
            "1.0E-7",
            nullable(ValueWriter.FLOAT64),
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
            required(ValueWriter.STRING),
            "\"O'Brien \\\"é\\\" 😀\"",
            required(ValueWriter.STRING),
            new VarCharVector("v", allocator),
            "O'Brien \"é\" 😀"),
        of(
            "''::varchar(3)",
            nullable(ValueWriter.STRING),
            "\"\"",
            nullable(ValueWriter.STRING),
            new VarCharVector("v", allocator),
            ""),
        of(
            "true",
            required(ValueWriter.BOOLEAN),
            "true",
            required(ValueWriter.BOOLEAN),
            new BitVector("v", allocator),
            "true"),
        of(
            "false",
            nullable(ValueWriter.BOOLEAN),
            "false",
            nullable(ValueWriter.BOOLEAN),
            new BitVector("v", allocator),
            "false"),
        of(
            "timestamptz '2026-01-24 03:00:00.5+03'",
            required(ValueWriter.INSTANT),
            "\"2026-01-24T00:00:00.500Z\"",
            required(ValueWriter.INSTANT),
            new TimeStampMicroTZVector("v", allocator, "UTC"),
            "1769212800500000"),
        of(
            "timestamptz '2262-04-11 23:47:16.854775Z'",
            required(ValueWriter.INSTANT),
            "\"2262-04-11T23:47:16.854775Z\"",
            required(ValueWriter.INSTANT),
            new TimeStampNanoTZVector("v", allocator, "UTC"),
            "9223372036854775000"),
        of(
            "timestamp '1677-09-21 00:12:43.145225'",
            nullable(ValueWriter.LOCAL_DATE_TIME),
            "\"1677-09-21T00:12:43.145225\"",
            nullable(ValueWriter.LOCAL_DATE_TIME),
            new TimeStampNanoVector("v", allocator),
            "1677-09-21T00:12:43.145225"),
        of(
            "timestamptz '1999-12-31 23:59:59.999999Z'",
            nullable(ValueWriter.INSTANT),
            "\"1999-12-31T23:59:59.999999Z\"",
            nullable(ValueWriter.INSTANT),
            new TimeStampMicroTZVector("v", allocator, "UTC"),
            "946684799999999"),
        of(
            "timestamp '0001-01-01 00:00:00'",
            required(ValueWriter.LOCAL_DATE_TIME),
            "\"0001-01-01T00:00:00\"",
            required(ValueWriter.LOCAL_DATE_TIME),
            new TimeStampMicroVector("v", allocator),
            "0001-01-01T00:00"),
        of(
            "date '9999-12-31'",
            required(ValueWriter.LOCAL_DATE),
            "\"9999-12-31\"",
            required(ValueWriter.LOCAL_DATE),
            new DateDayVector("v", allocator),
            "2932896"),
        of(
            "date '1969-12-31'",
            nullable(ValueWriter.LOCAL_DATE),
            "\"1969-12-31\"",
            nullable(ValueWriter.LOCAL_DATE),
            new DateDayVector("v", allocator),
            "-1"),
        of(
            "time '12:34:56'",
            required(ValueWriter.LOCAL_TIME),
            "\"12:34:56\"",
            required(ValueWriter.LOCAL_TIME),
            new TimeMicroVector("v", allocator),
            "45296000000"),
        of(
            "time '00:00:00.000001'",
            nullable(ValueWriter.LOCAL_TIME),
            "\"00:00:00.000001\"",
            nullable(ValueWriter.LOCAL_TIME),
            new TimeMicroVector("v", allocator),
            "1"),
        of(
            "1500::bigint",
            required(ValueWriter.duration(3)),
            "\"PT1.5S\"",
            required(ValueWriter.duration(3)),
            new DurationVector("v", type(new ArrowType.Duration(TimeUnit.MICROSECOND)), allocator),
            "PT1.5S"),
        of(
            "'F81D4FAE-7dec-11d0-a765-00a0c91e6bf6'::uuid",
            required(ValueWriter.UUID),
            "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"",
            required(ValueWriter.UUID),
            new VarCharVector("v", allocator),
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        of(
            "'GREEN'::text",
            required(ValueWriter.enumValue(COLORS)),
            "\"GREEN\"",
            required(ValueWriter.enumValue(COLORS)),
            new IntVector("v", allocator),
            "1"),
        of(
            "'\\x00ff10'::bytea",
            required(ValueWriter.BYTES),
            "\"AP8Q\"",
            required(ValueWriter.BYTES),
            new VarBinaryVector("v", allocator),
            new byte[] {0, -1, 16}),
        of(
            "'{\"b\": 1.50, \"a\": [1e3, \"\\u00e9\"]}'::jsonb",
            document(false),
            "{\"a\":[1000,\"é\"],\"b\":1.50}",
            document(false),
            new VarCharVector("v", allocator),
            "{\"a\":[1000,\"é\"],\"b\":1.50}"),
        list("array[1,-2]::integer[]", ValueWriter.INT32, new ArrowType.Int(32, true), "[1,-2]"),
        list("array[1,-2]::smallint[]", ValueWriter.INT8, new ArrowType.Int(8, true), "[1,-2]"),
        list(
            "array[9223372036854775807]",
            ValueWriter.INT64,
            new ArrowType.Int(64, true),
            "[9223372036854775807]"),
        list(
            "array['a,b','c\"\\d','NULL','','é😀']",
            ValueWriter.STRING,
            ArrowType.Utf8.INSTANCE,
            "[\"a,b\",\"c\\\"\\\\d\",\"NULL\",\"\",\"é😀\"]"),
        list("array[]::text[]", ValueWriter.STRING, ArrowType.Utf8.INSTANCE, "[]"),
        list("array[true,false]", ValueWriter.BOOLEAN, ArrowType.Bool.INSTANCE, "[true,false]"),
        list(
            "array[1.5,2]::numeric(5,2)[]",
            ValueWriter.decimal(5, 2),
            new ArrowType.Decimal(5, 2, 128),
            "[1.50,2.00]"),
        list(
            "'[2:3]={a,b}'::text[]", ValueWriter.STRING, ArrowType.Utf8.INSTANCE, "[\"a\",\"b\"]"));
  }

  private Case list(String expression, ValueWriter element, ArrowType type, String json) {
    ListVector vector = ListVector.empty("v", allocator);
    vector.addOrGetVector(FieldType.notNullable(type));
    Read read = Reading.list(element, false);
    return of(expression, read, json, read, vector, json.replaceAll("\\.0+(?=[,\\]])", ".00"));
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
      Reading.each(connection, "select now()", row -> lengths.add(row.result().getBytes(1).length));
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
                assertThatThrownBy(() -> required(ValueWriter.INSTANT).vector(row, 1, vector, 0))
                    .isInstanceOf(FieldError.class)
                    .hasMessageContaining("nanoseconds"));
      }
    }
  }

  @Test
  void readsElementsOfEveryKindOfArray() throws SQLException {
    for (Connection connection : connections) {
      assertThat(listJson(connection, "array[0.1]::real[]", ValueWriter.FLOAT32))
          .isEqualTo("[0.1]");
      assertThat(listJson(connection, "array[0.1,1e300]::float8[]", ValueWriter.FLOAT64))
          .isEqualTo("[0.1,1.0E300]");
      assertThat(
              listJson(connection, "array[timestamptz '2026-01-24 00:00Z']", ValueWriter.INSTANT))
          .isEqualTo("[\"2026-01-24T00:00:00Z\"]");
      assertThat(
              listJson(
                  connection,
                  "array[timestamp '2026-01-24 00:00:00.25']",
                  ValueWriter.LOCAL_DATE_TIME))
          .isEqualTo("[\"2026-01-24T00:00:00.250\"]");
      assertThat(listJson(connection, "array[date '2026-01-24']", ValueWriter.LOCAL_DATE))
          .isEqualTo("[\"2026-01-24\"]");
      assertThat(listJson(connection, "array[time '10:00']", ValueWriter.LOCAL_TIME))
          .isEqualTo("[\"10:00:00\"]");
      assertThat(
              listJson(
                  connection,
                  "array['f81d4fae-7dec-11d0-a765-00a0c91e6bf6'::uuid]",
                  ValueWriter.UUID))
          .isEqualTo("[\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"]");
      assertThat(listJson(connection, "array['\\x00ff10'::bytea]", ValueWriter.BYTES))
          .isEqualTo("[\"AP8Q\"]");
      assertThat(listJson(connection, "array[90::bigint]", ValueWriter.duration(0)))
          .isEqualTo("[\"PT1M30S\"]");
      assertThat(listJson(connection, "array['RED']", ValueWriter.enumValue(COLORS)))
          .isEqualTo("[\"RED\"]");
    }
  }

  private static String listJson(Connection connection, String expression, ValueWriter element)
      throws SQLException {
    return Reading.json(connection, expression, Reading.list(element, false));
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
            BigDecimal wanted = row.result().getBigDecimal(1);
            JsonSink out = new JsonSink(0);
            required(ValueWriter.decimal(38, 4)).json(row, 1, out);
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
                    connection, "'" + pair[0] + "'::numeric", required(ValueWriter.decimal(38, 3))))
            .isEqualTo(pair[1]);
      }
    }
  }

  @Test
  void refusesNullAndWhatCannotBeWritten() throws SQLException {
    for (Connection connection : connections) {
      refuses(connection, "null::bigint", required(ValueWriter.INT64));
      refuses(connection, "null::text", required(ValueWriter.STRING));
      refuses(connection, "null::boolean", required(ValueWriter.BOOLEAN));
      refuses(connection, "'infinity'::timestamptz", required(ValueWriter.INSTANT));
      refuses(connection, "'-infinity'::timestamp", required(ValueWriter.LOCAL_DATE_TIME));
      refuses(connection, "'infinity'::date", required(ValueWriter.LOCAL_DATE));
      refuses(connection, "date '0044-03-15 BC'", required(ValueWriter.LOCAL_DATE));
      refuses(connection, "timestamp '10000-01-01'", required(ValueWriter.LOCAL_DATE_TIME));
      refuses(connection, "time '24:00'", required(ValueWriter.LOCAL_TIME));
      refuses(connection, "'NaN'::numeric", required(ValueWriter.decimal(38, 2)));
      refuses(connection, "'Infinity'::numeric", required(ValueWriter.decimal(38, 2)));
      refuses(connection, "'NaN'::float8", required(ValueWriter.FLOAT64));
      refuses(connection, "2147483648", required(ValueWriter.INT32));
      refuses(connection, "'BLUE'::text", required(ValueWriter.enumValue(COLORS)));
      refuses(connection, "array[1,null]", Reading.list(ValueWriter.INT32, false));
      refuses(connection, "array[['a']]", Reading.list(ValueWriter.STRING, false));
      assertThat(Reading.json(connection, "null::numeric", nullable(ValueWriter.decimal(38, 2))))
          .isEqualTo("null");
      assertThat(Reading.json(connection, "null::int[]", Reading.list(ValueWriter.INT32, true)))
          .isEqualTo("null");
      assertThat(Reading.json(connection, "null::int", nullable(ValueWriter.INT32)))
          .isEqualTo("null");
    }
  }

  private static void refuses(Connection connection, String expression, Read read) {
    assertThatExceptionOfType(FieldError.class)
        .as(expression)
        .isThrownBy(() -> Reading.json(connection, expression, read));
  }
}
