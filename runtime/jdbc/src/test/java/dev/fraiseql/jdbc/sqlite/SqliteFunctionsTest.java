package dev.fraiseql.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.SetupConnections;
import dev.fraiseql.jdbc.TestDatabases;
import dev.fraiseql.testing.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SqliteFunctionsTest {
  private static Connection connection;

  @BeforeAll
  static void open() {
    connection = SetupConnections.open(TestDatabases.create(TestDatabase.SQLITE));
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static Object call(String expression, Object... arguments) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select " + expression)) {
      for (int i = 0; i < arguments.length; i++) {
        select.setObject(i + 1, arguments[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getObject(1);
      }
    }
  }

  @Test
  void foldsExactlyTheCodePointsThatEqualIgnoringCase() {
    Map<String, Integer> ofFold = new HashMap<>();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        continue;
      }
      String text = Character.toString(point);
      String folded = FoldedText.of(text);
      int first = ofFold.computeIfAbsent(folded, any -> text.codePointAt(0));
      assertThat(text.equalsIgnoreCase(Character.toString(first))).as("U+%x", point).isTrue();
      for (int other : new int[] {Character.toUpperCase(point), Character.toLowerCase(point)}) {
        assertThat(FoldedText.of(Character.toString(other)).equals(folded))
            .as("U+%x and U+%x", point, other)
            .isEqualTo(text.equalsIgnoreCase(Character.toString(other)));
      }
    }
  }

  @Test
  void foldsText() throws SQLException {
    assertThat(call("fq_fold(?)", "ÉCLAIR Straße 😀 ABC")).isEqualTo("éclair straße 😀 abc");
    assertThat(call("fq_fold(?)", "abC")).isEqualTo("abc");
    assertThat(call("fq_fold(?)", "")).isEqualTo("");
    assertThat(call("fq_fold(null)")).isNull();
  }

  @Test
  void ordersDecimalKeysAsTheNumbersAre() {
    Random random = new Random(7);
    List<BigDecimal> numbers = new ArrayList<>();
    for (String text :
        List.of(
            "0", "0.00", "-0.1", "0.1", "1", "1.0", "10", "9.99", "-9.99", "-10", "1e-30", "1e30",
            "-1e30")) {
      numbers.add(new BigDecimal(text));
    }
    for (int i = 0; i < 400; i++) {
      numbers.add(
          new BigDecimal(new BigInteger(random.nextInt(1, 126), random), random.nextInt(-5, 30)));
      numbers.add(numbers.getLast().negate());
    }
    for (BigDecimal a : numbers) {
      for (BigDecimal b : numbers) {
        assertThat(
                Integer.signum(DecimalSortKey.compare(DecimalSortKey.of(a), DecimalSortKey.of(b))))
            .as("%s and %s", a, b)
            .isEqualTo(a.compareTo(b));
      }
    }
  }

  @Test
  void roundsToSinglePrecisionWhateverSqliteHolds() throws SQLException {
    assertThat(call("0.1 = ?", (double) 0.1f)).isEqualTo(0);
    assertThat(call("fq_float(0.1) = ?", (double) 0.1f)).isEqualTo(1);
    assertThat(call("fq_float(16777217) = 16777216.0")).isEqualTo(1);
    assertThat(call("fq_float(1e300) = 9e999")).isEqualTo(1);
    assertThat(call("fq_float(null)")).isNull();
  }

  @Test
  void makesDecimalsOfWhateverSqliteHolds() throws SQLException {
    assertThat(call("fq_decimal('20.400') = fq_decimal(20.4)")).isEqualTo(1);
    assertThat(call("fq_decimal('-3') = fq_decimal(-3)")).isEqualTo(1);
    assertThat(
            call("fq_decimal('123456789012345678901.1') > fq_decimal('123456789012345678901.09')"))
        .isEqualTo(1);
    assertThat(call("fq_decimal('99999999999999999999') < fq_decimal(9e999)")).isEqualTo(1);
    assertThat(call("fq_decimal(null)")).isNull();
    assertThatThrownBy(() -> call("fq_decimal('many')")).isInstanceOf(SQLException.class);
  }

  @Test
  void findsRegularExpressions() throws SQLException {
    assertThat(call("fq_regexp(?, ?)", "^a.c$", "abc")).isEqualTo(1);
    assertThat(call("fq_regexp(?, ?)", "b", "abc")).isEqualTo(1);
    assertThat(call("fq_regexp(?, ?)", "B", "abc")).isEqualTo(0);
    assertThat(call("fq_regexp('(?iu)' || ?, ?)", "É", "été")).isEqualTo(1);
    assertThat(call("fq_regexp(?, null)", "B")).isNull();
  }

  @Test
  void refusesRegularExpressionsThatAreWrongOrTakeTooLong() {
    SqliteRuntime dialect = new SqliteRuntime();
    assertThatThrownBy(() -> call("fq_regexp(?, ?)", "(", "abc"))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(dialect.classify(e)).isEqualTo(RuntimeDialect.Failure.BAD_PATTERN));
    assertThatThrownBy(() -> call("fq_regexp(?, ?)", "(.*)(.*)(.*)(.*)(.*)[0-9]", "a".repeat(300)))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(dialect.classify(e)).isEqualTo(RuntimeDialect.Failure.COSTLY_PATTERN));
  }

  @Test
  void readsDoublesOfAListToTheLastBit() throws SQLException {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        try (PreparedStatement select =
            connection.prepareStatement("select value from json_each(?)")) {
          new SqliteBinder()
              .bindList(
                  select,
                  1,
                  dev.fraiseql.contract.model.ValueType.of(
                      dev.fraiseql.contract.model.Scalar.DOUBLE),
                  List.of(value));
          try (ResultSet rows = select.executeQuery()) {
            rows.next();
            assertThat(rows.getDouble(1)).isEqualTo(value);
          }
        }
      }
    }
  }

  @Test
  void sumsEachGroupByItself() throws SQLException {
    String rows = "(select 1 g, 0.1 v union all select 1, 0.2 union all select 2, null)";
    try (PreparedStatement select =
            connection.prepareStatement(
                "select g, fq_sum(v, 2), fq_avg(v, 2) from " + rows + " group by g order by g");
        ResultSet groups = select.executeQuery()) {
      groups.next();
      assertThat(groups.getString(2)).isEqualTo("0.30");
      assertThat(groups.getString(3)).isEqualTo("0.15000000");
      groups.next();
      assertThat(groups.getString(2)).isNull();
      assertThat(groups.getString(3)).isNull();
    }
  }

  @Test
  void takesTheLeastAndGreatestOfTextsAsNumbers() throws SQLException {
    String rows =
        "(select '9.00' v union all select '10.00' union all select '-3' union all select null)";
    assertThat(call("fq_min(v) || ' ' || fq_max(v) from " + rows)).isEqualTo("-3 10.00");
    assertThat(call("fq_min(v) from " + rows + " where v is null")).isNull();
  }
}
