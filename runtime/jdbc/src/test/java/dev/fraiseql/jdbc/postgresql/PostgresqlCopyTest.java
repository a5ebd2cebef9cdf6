package dev.fraiseql.jdbc.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.arrow.Vectors;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.row.CopyRow;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.CopyLayout;
import dev.fraiseql.jdbc.CopyReader;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.PoolSettings;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.jdbc.TestDatabases;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PostgresqlCopyTest {
  private static final ValueType LONG = ValueType.of(Scalar.LONG);
  private static final ValueType STRING = ValueType.of(Scalar.STRING);
  private static final String HOSTILE = "O'Brien \"?\" \\ {1,2} $1 'fraiseql.p0' ; --";

  private final DatabaseAddress address = TestDatabases.create(TestDatabase.POSTGRESQL);
  private ReadConnections connections;
  private final BufferAllocator allocator = new RootAllocator();

  @BeforeEach
  void open() {
    connections =
        ReadConnections.open(
            address, new PoolSettings(1, Duration.ofSeconds(20)), new Incidents(() -> "id-1"));
  }

  @AfterEach
  void close() {
    connections.close();
    allocator.close();
  }

  private static Binding value(ValueType type) {
    return new Binding.Value(type, new Operand.Constant(1));
  }

  private static BoundStatement statement(String sql, List<Binding> bindings, Object... values) {
    return new BoundStatement(sql, bindings, values, Long.MAX_VALUE, 0);
  }

  private static CopyLayout layout(@Nullable ValueType... types) {
    return new CopyLayout(Arrays.asList(types));
  }

  private List<String> texts(CopyReader rows, int position) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (VarCharVector vector = new VarCharVector("text", allocator)) {
      for (CopyRow row = rows.next(); row != null; row = rows.next()) {
        vector.allocateNew(1);
        Vectors.string(vector, 0, row.string(position), row.required());
        texts.add(new String(vector.get(0), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  @Test
  void copiesRowsWhoseParametersAreBound() throws SQLException {
    BoundStatement statement =
        statement(
            "select n, 'what? ''' || ? || \"a?\" from (select generate_series(1, ?) as n, '!' as"
                + " \"a?\") where n <> all(?)",
            List.of(
                value(STRING),
                value(LONG),
                new Binding.ValueList(LONG, new Operand.Constant(1), Binding.Adjustment.NONE)),
            HOSTILE,
            4L,
            List.of(2L, 3L));
    try (ReadSession session = connections.open(true, null)) {
      CopyReader rows = session.copy(statement, layout(null, STRING)).orElseThrow();
      assertThat(texts(rows, 2))
          .containsExactly("what? '" + HOSTILE + "!", "what? '" + HOSTILE + "!");
      assertThat(rows.next()).isNull();
      // The connection is free again, and the same values can be bound anew.
      assertThat(session.copy(statement, layout(null, STRING))).isPresent();
    }
  }

  @Test
  void copiesNoRows() throws SQLException {
    try (ReadSession session = connections.open(true, null)) {
      BoundStatement none = statement("select 1::bigint where false", List.of());
      assertThat(session.copy(none, layout(LONG)).orElseThrow().next()).isNull();
      assertThat(one(session)).isEqualTo(1);
    }
  }

  private static int one(ReadSession session) throws SQLException {
    try (ResultSet row = session.query(statement("select 1", List.of()), null)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Map<ValueType, Object> everyKindOfValue() {
    Map<ValueType, Object> values = new LinkedHashMap<>();
    values.put(LONG, Long.MIN_VALUE);
    values.put(ValueType.of(Scalar.FLOAT), 0.1);
    values.put(ValueType.of(Scalar.DOUBLE), 4.9e-324);
    values.put(ValueType.decimal(38, 2), new BigDecimal("123456789012345678901234567890123456.78"));
    values.put(STRING, HOSTILE);
    values.put(ValueType.enumOf("Color"), "RED");
    values.put(ValueType.of(Scalar.BOOLEAN), true);
    values.put(ValueType.of(Scalar.INSTANT), Instant.parse("0001-01-01T00:00:00.000001Z"));
    values.put(
        ValueType.of(Scalar.LOCAL_DATE_TIME), LocalDateTime.parse("9999-12-31T23:59:59.999999"));
    values.put(ValueType.of(Scalar.LOCAL_DATE), LocalDate.parse("0001-01-01"));
    values.put(ValueType.of(Scalar.LOCAL_TIME), LocalTime.parse("23:59:59.999999"));
    values.put(ValueType.duration(3), Duration.ofMillis(-1500));
    values.put(ValueType.of(Scalar.UUID), UUID.fromString("00000000-0000-0000-0000-0000000000ff"));
    values.put(ValueType.of(Scalar.BYTES), new byte[] {0, -1, '\\', '\''});
    return values;
  }

  @Test
  void bindsEveryKindOfValueAsItIs() throws SQLException {
    try (ReadSession session = connections.open(true, null)) {
      for (Map.Entry<ValueType, Object> each : everyKindOfValue().entrySet()) {
        Binding list =
            new Binding.ValueList(each.getKey(), new Operand.Constant(1), Binding.Adjustment.NONE);
        // By the driver and by way of a setting, the value has to be the same.
        BoundStatement kept =
            statement(
                "select (? = any(?))::text",
                List.of(value(each.getKey()), list),
                each.getValue(),
                List.of(each.getValue()));
        assertThat(texts(session.copy(kept, layout(STRING)).orElseThrow(), 1))
            .as(each.getKey().toString())
            .containsExactly("true");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                                                  | 0.00
          -0.01                                              | -0.01
          123456789012345678901234567890123456.78            | 123456789012345678901234567890123456.78
          -123456789012345678901234567890123456.78           | -123456789012345678901234567890123456.78
          -92233720368547758.08                              | -92233720368547758.08
          184467440737095516.16                              | 184467440737095516.16
          340282366920938463463.37                           | 340282366920938463463.37
          100000000000000000000000000000000000               | 100000000000000000000000000000000000.00
          12345678901234567890.125                           | 12345678901234567890.13
          """)
  void readsDecimalsOfAnyLength(String given, String expected) throws SQLException {
    try (ReadSession session = connections.open(true, null);
        DecimalVector vector = new DecimalVector("decimal", allocator, 38, 2)) {
      ValueType type = ValueType.decimal(38, 2);
      CopyReader rows =
          session
              .copy(statement("select " + given + "::numeric", List.of()), layout(type))
              .orElseThrow();
      vector.allocateNew(1);
      CopyRow row = rows.next();
      Vectors.decimal(vector, 0, row.decimal(1, vector.getPrecision(), 2), row.required());
      assertThat(vector.getObject(0)).isEqualTo(new BigDecimal(expected));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1::numeric", "'1'::text", "1::float8", "'a'::\"char\""})
  void leavesColumnsOfOtherTypesToTheDriver(String column) throws SQLException {
    BoundStatement statement =
        statement("select " + column + " where 1 = ?", List.of(value(LONG)), 1L);
    try (ReadSession session = connections.open(true, null)) {
      assertThat(session.copy(statement, layout(LONG))).isEmpty();
      try (ResultSet rows = session.stream(statement, null, 10)) {
        assertThat(rows.next()).isTrue();
      }
    }
  }

  @Test
  void seesThatTheTypeOfAColumnHasChanged() throws SQLException {
    BoundStatement all =
        statement("select \"n\" from \"numbers\" where ? < 1", List.of(value(LONG)), 0L);
    alter("create table numbers (n bigint); insert into numbers values (7)");
    assertThat(copiedNumbers(all)).containsExactly(7L);
    alter("alter table numbers alter n type smallint");
    assertThat(copiedNumbers(all)).as("narrower").containsExactly(7L);
    alter("alter table numbers alter n type text");
    try (ReadSession session = connections.open(true, null)) {
      assertThat(session.copy(all, layout(LONG))).as("as texts").isEmpty();
      try (ResultSet rows = session.stream(all, null, 10)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(7);
      }
    }
    alter("alter table numbers alter n type bigint using n::bigint");
    assertThat(copiedNumbers(all)).as("as before").containsExactly(7L);
  }

  private List<Long> copiedNumbers(BoundStatement statement) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ReadSession session = connections.open(true, null);
        BigIntVector vector = new BigIntVector("n", allocator)) {
      CopyReader rows = session.copy(statement, layout(LONG)).orElseThrow();
      for (CopyRow row = rows.next(); row != null; row = rows.next()) {
        vector.allocateNew(1);
        Vectors.int64(vector, 0, row.int64(1), row.required());
        numbers.add(vector.get(0));
      }
    }
    return numbers;
  }

  @Test
  void letsNoColumnChangeBetweenTheLookAtItsTypeAndTheRows() throws SQLException {
    alter("create table locked (n bigint)");
    BoundStatement rows = statement("select \"n\" from \"locked\"", List.of());
    try (ReadSession session = connections.open(true, null)) {
      // Looked at, and for another type than it has, so that no row is copied.
      assertThat(session.copy(rows, layout(STRING))).isEmpty();
      assertThatThrownBy(() -> alter("set lock_timeout = 1; alter table locked alter n type text"))
          .hasMessageContaining("lock timeout");
    }
    alter("alter table locked alter n type text");
  }

  private void alter(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(address.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void lendsNobodyAConnectionThatStillCopies() throws SQLException {
    for (int i = 0; i < 3; i++) {
      try (ReadSession session = connections.open(true, null)) {
        CopyReader rows =
            session
                .copy(
                    statement("select generate_series(1, 1000000)::bigint", List.of()),
                    layout(LONG))
                .orElseThrow();
        assertThat(rows.next()).isNotNull();
      }
    }
    try (ReadSession session = connections.open(false, null)) {
      assertThat(one(session)).isEqualTo(1);
    }
  }

  @Test
  void isStoppedInTheDatabase() throws SQLException {
    BoundStatement endless =
        statement(
            "select n::bigint from generate_series(1, 2) as g(n)"
                + " where n < 2 or pg_sleep(3600) is null",
            List.of());
    try (ReadSession session = connections.open(true, null)) {
      Thread.ofVirtual()
          .start(() -> {
            awaitCopy();
            session.cancel();
          });
      assertThatThrownBy(
              () -> {
                CopyReader rows = session.copy(endless, layout(LONG)).orElseThrow();
                assertThat(rows.next()).isNotNull();
                rows.next();
              })
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("cancel");
    }
    try (ReadSession session = connections.open(false, null)) {
      assertThat(one(session)).isEqualTo(1);
    }
  }

  private void awaitCopy() {
    String copying =
        "select 1 from pg_stat_activity where state = 'active' and query like 'copy%pg_sleep%'";
    try (Connection observer = DriverManager.getConnection(address.url());
        Statement statement = observer.createStatement()) {
      boolean found = false;
      while (!found) {
        try (ResultSet row = statement.executeQuery(copying)) {
          found = row.next();
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsRowsOfManyColumns() throws SQLException {
    int columns = 300;
    String sql =
        "select " + String.join(", ", Collections.nCopies(columns - 1, "1::int2")) + ", 7::int4";
    try (ReadSession session = connections.open(true, null);
        BigIntVector vector = new BigIntVector("last", allocator)) {
      CopyLayout layout = new CopyLayout(Collections.nCopies(columns, LONG));
      CopyReader rows = session.copy(statement(sql, List.of()), layout).orElseThrow();
      vector.allocateNew(1);
      CopyRow row = rows.next();
      Vectors.int64(vector, 0, row.int64(columns), row.required());
      assertThat(vector.get(0)).isEqualTo(7);
    }
  }
}
