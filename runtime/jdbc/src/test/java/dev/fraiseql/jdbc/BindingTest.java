package dev.fraiseql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is bound is what the column's type holds, in the order that the values have. */
class BindingTest {

  /** Types, and for each two values in ascending order. */
  private static Stream<Arguments> values() {
    List<Arguments> both = new ArrayList<>();
    for (TestDatabase database : TestDatabase.values()) {
      for (Arguments value : samples()) {
        Object[] sample = value.get();
        both.add(Arguments.of(database, sample[0], sample[1], sample[2]));
      }
    }
    return both.stream();
  }

  private static List<Arguments> samples() {
    return List.of(
        Arguments.of(ValueType.of(Scalar.BYTE), -128L, 127L),
        Arguments.of(ValueType.of(Scalar.SHORT), -32768L, 32767L),
        Arguments.of(ValueType.of(Scalar.INT), -2147483648L, 2147483647L),
        Arguments.of(ValueType.of(Scalar.LONG), Long.MIN_VALUE, Long.MAX_VALUE),
        Arguments.of(ValueType.of(Scalar.FLOAT), 0.1, 16777217.0),
        Arguments.of(ValueType.of(Scalar.DOUBLE), 0.1 + 0.2, 1.7976931348623157e308),
        Arguments.of(ValueType.decimal(10, 2), new BigDecimal("-19.99"), new BigDecimal("20.40")),
        Arguments.of(
            ValueType.decimal(38, 10),
            new BigDecimal("-9999999999999999999999999999.9999999999"),
            new BigDecimal("123456789012345678.0000000001")),
        Arguments.of(ValueType.of(Scalar.STRING), "", "it's \"quoted\" \\ é 😀\n\t\u0001"),
        Arguments.of(ValueType.enumOf("Color"), "BLUE", "RED"),
        Arguments.of(ValueType.of(Scalar.BOOLEAN), false, true),
        Arguments.of(
            ValueType.of(Scalar.INSTANT),
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z")),
        Arguments.of(
            ValueType.of(Scalar.LOCAL_DATE_TIME),
            LocalDateTime.parse("2024-02-29T00:00:00"),
            LocalDateTime.parse("2024-02-29T00:00:00.5")),
        Arguments.of(
            ValueType.of(Scalar.LOCAL_DATE),
            LocalDate.parse("0001-01-01"),
            LocalDate.parse("9999-12-31")),
        Arguments.of(
            ValueType.of(Scalar.LOCAL_TIME),
            LocalTime.parse("00:00:00"),
            LocalTime.parse("23:59:59.999999")),
        Arguments.of(ValueType.duration(3), Duration.ofMillis(-1500), Duration.ofDays(10_000)),
        Arguments.of(
            ValueType.of(Scalar.UUID),
            UUID.fromString("00000000-0000-4000-8000-000000000000"),
            UUID.fromString("ffffffff-ffff-4fff-8fff-ffffffffffff")),
        Arguments.of(ValueType.of(Scalar.BYTES), new byte[] {}, new byte[] {0, (byte) 0xff, 1}));
  }

  @ParameterizedTest
  @MethodSource("values")
  void findsWhatItWrote(TestDatabase database, ValueType type, Object low, Object high)
      throws SQLException {
    RuntimeDialect dialect = TestDatabases.dialect(database);
    String column =
        Dialects.of(TestDatabases.kind(database))
            .tables()
            .columnType(new Column("c", type, false), false);
    try (Connection connection = SetupConnections.open(TestDatabases.create(database))) {
      connection.createStatement().execute("create table t (i integer, c " + column + ")");
      for (Object value : List.of(low, high)) {
        try (PreparedStatement insert =
            connection.prepareStatement("insert into t values (?, ?)")) {
          insert.setInt(1, value.equals(low) ? 1 : 2);
          dialect.binder().bind(insert, 2, type, value);
          insert.execute();
        }
      }
      assertThat(find(connection, dialect, "c = ?", type, low)).containsExactly(1);
      assertThat(find(connection, dialect, "c = ?", type, high)).containsExactly(2);
      assertThat(find(connection, dialect, "c > ?", type, low)).containsExactly(2);
      assertThat(find(connection, dialect, "c <= ?", type, high)).containsExactly(1, 2);
      assertThat(in(connection, dialect, database, type, List.of(high))).containsExactly(2);
      assertThat(in(connection, dialect, database, type, List.of(low, high, low)))
          .containsExactly(1, 2);
      assertThat(in(connection, dialect, database, type, List.of())).isEmpty();
    }
  }

  private static List<Integer> find(
      Connection connection, RuntimeDialect dialect, String condition, ValueType type, Object value)
      throws SQLException {
    // Long decimals are text on SQLite, and compared by their keys.
    String exact =
        dialect.database() == Database.SQLITE && type.precision() > 15
            ? condition.replaceAll("[c?]", "fq_decimal($0)")
            : condition;
    try (PreparedStatement select =
        connection.prepareStatement("select i from t where " + exact + " order by i")) {
      dialect.binder().bind(select, 1, type, value);
      return numbers(select);
    }
  }

  private static List<Integer> in(
      Connection connection,
      RuntimeDialect dialect,
      TestDatabase database,
      ValueType type,
      List<?> values)
      throws SQLException {
    String condition =
        switch (database) {
          case POSTGRESQL -> "c = any(?)";
          case MYSQL, MARIADB -> "c in (?)";
          case SQLITE ->
              type.scalar() == Scalar.BYTES
                  ? "hex(c) in (select value from json_each(?))"
                  : "c in (select value from json_each(?))";
        };
    BoundStatement statement =
        dialect.adapt(
            new BoundStatement(
                "select i from t where " + condition + " order by i",
                List.of(new Binding.ValueList(type, new Operand.Constant(values), Adjustment.NONE)),
                new Object[] {values},
                0,
                0));
    try (PreparedStatement select = connection.prepareStatement(statement.sql())) {
      for (int i = 0; i < statement.bindings().size(); i++) {
        Object value = Objects.requireNonNull(statement.values()[i]);
        if (statement.bindings().get(i) instanceof Binding.ValueList) {
          dialect.binder().bindList(select, i + 1, type, (List<?>) value);
        } else {
          dialect.binder().bind(select, i + 1, type, value);
        }
      }
      return numbers(select);
    }
  }

  private static List<Integer> numbers(PreparedStatement select) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        numbers.add(rows.getInt(1));
      }
    }
    return numbers;
  }
}
