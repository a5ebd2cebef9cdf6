package dev.fraiseql.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.testing.Seed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {

  @Test
  void goesBeyondTheRangeOfLongAndBack() {
    ExactSum sum = new ExactSum(0);
    for (int i = 0; i < 3; i++) {
      sum.add(Long.MAX_VALUE);
    }
    assertThat(sum.sum()).isEqualTo("27670116110564327421");
    for (int i = 0; i < 5; i++) {
      sum.add(Long.MIN_VALUE);
    }
    assertThat(sum.sum()).isEqualTo("-18446744073709551619");
    assertThat(sum.count()).isEqualTo(8);
  }

  @Test
  void roundsAnAverageOnceHalfAwayFromZero() {
    assertThat(average(1, 128)).isEqualTo("0.007813");
    assertThat(average(-1, 128)).isEqualTo("-0.007813");
    assertThat(average(2, 3)).isEqualTo("0.666667");
    assertThat(average(0, 7)).isEqualTo("0.000000");
  }

  private static BigDecimal average(long total, int count) {
    ExactSum sum = new ExactSum(0);
    sum.add(total);
    for (int i = 1; i < count; i++) {
      sum.add(0);
    }
    return sum.average();
  }

  @Test
  void takesADoubleForTheShortestDecimalThatItStandsFor() throws SQLException {
    ExactSum sum = new ExactSum(2);
    sum.add(19.99);
    sum.add(0.01);
    sum.add(-9999999999.99);
    sum.add(1e20);
    assertThat(sum.sum()).isEqualTo("99999999990000000020.01");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> sum.add(Double.POSITIVE_INFINITY));
  }

  @Test
  void isTheSumThatBigDecimalsMake() throws SQLException {
    Random random = new Random(Seed.get());
    for (int run = 0; run < 200; run++) {
      int scale = random.nextInt(16);
      ExactSum sum = new ExactSum(scale);
      BigDecimal expected = BigDecimal.ZERO;
      for (int i = 1 + random.nextInt(50); i > 0; i--) {
        switch (random.nextInt(3)) {
          case 0 -> {
            long value = random.nextLong() >> random.nextInt(64);
            sum.add(value);
            expected = expected.add(BigDecimal.valueOf(value));
          }
          case 1 -> {
            BigDecimal value =
                BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000L, scale);
            sum.add(value.doubleValue());
            expected = expected.add(value);
          }
          default -> {
            BigDecimal value =
                new BigDecimal(new java.math.BigInteger(120, random).negate(), scale);
            sum.add(value);
            expected = expected.add(value);
          }
        }
      }
      assertThat(sum.sum()).isEqualByComparingTo(expected);
      assertThat(sum.average())
          .isEqualTo(
              expected.divide(BigDecimal.valueOf(sum.count()), scale + 6, RoundingMode.HALF_UP));
    }
  }
}
