package dev.fraiseql.plan.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtremesTest {

  private static Optional<Object> read(Extremes extremes, String text, Scalar scalar) {
    return extremes.read(text, ValueType.of(scalar));
  }

  @Test
  void readsWhatItHasWritten() {
    Extremes infinite = Extremes.INFINITE;
    assertThat(infinite.moment(OffsetDateTime.MAX)).contains("infinity");
    assertThat(infinite.moment(OffsetDateTime.MIN)).contains("-infinity");
    assertThat(infinite.date(LocalDate.MIN)).contains("-infinity");
    assertThat(infinite.dateTime(LocalDateTime.MAX)).contains("infinity");
    assertThat(read(infinite, "infinity", Scalar.INSTANT)).contains("infinity");
    assertThat(read(infinite, "-infinity", Scalar.LOCAL_DATE)).contains("-infinity");

    LocalDateTime far = LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000);
    String text = infinite.moment(far.plusHours(1).atOffset(ZoneOffset.ofHours(1))).orElseThrow();
    assertThat(text).isEqualTo("+294276-12-31T23:59:59.999999");
    assertThat(read(infinite, text, Scalar.INSTANT)).contains(far.toInstant(ZoneOffset.UTC));
    assertThat(read(infinite, text, Scalar.LOCAL_DATE_TIME)).contains(far);
    LocalDate early = LocalDate.of(-43, 3, 15);
    assertThat(read(infinite, infinite.date(early).orElseThrow(), Scalar.LOCAL_DATE))
        .contains(early);

    assertThat(infinite.decimal("NaN")).contains("NaN");
    assertThat(infinite.decimal("1.5")).isEmpty();
    assertThat(read(infinite, "-Infinity", Scalar.DECIMAL)).contains("-Infinity");

    String unsigned = "18446744073709551615";
    assertThat(Extremes.UNSIGNED.integer(unsigned)).contains(unsigned);
    assertThat(read(Extremes.UNSIGNED, unsigned, Scalar.LONG)).contains(new BigInteger(unsigned));
  }

  @Test
  void leavesAllOtherValues() {
    assertThat(read(Extremes.INFINITE, "2026-01-01T00:00:00Z", Scalar.INSTANT)).isEmpty();
    assertThat(read(Extremes.INFINITE, "infinity", Scalar.STRING)).isEmpty();
    assertThat(read(Extremes.INFINITE, "1.50", Scalar.DECIMAL)).isEmpty();
    assertThat(read(Extremes.UNSIGNED, "9223372036854775807", Scalar.LONG)).isEmpty();
    assertThat(read(Extremes.UNSIGNED, "9223372036854775808", Scalar.INT)).isEmpty();
  }

  @Test
  void rejectsWhatNoDatabaseStores() {
    assertThat(read(Extremes.INFINITE, "+294277-01-01T00:00:00", Scalar.INSTANT)).isEmpty();
    assertThat(read(Extremes.INFINITE, "-4713-01-01T00:00:00", Scalar.LOCAL_DATE_TIME)).isEmpty();
    assertThat(read(Extremes.INFINITE, "+5874898-01-01", Scalar.LOCAL_DATE)).isEmpty();
    assertThat(read(Extremes.UNSIGNED, "18446744073709551616", Scalar.LONG)).isEmpty();
    assertThat(read(Extremes.UNSIGNED, "-9223372036854775809", Scalar.LONG)).isEmpty();
    assertThatThrownBy(() -> read(Extremes.INFINITE, "-x", Scalar.INSTANT))
        .isInstanceOf(DateTimeException.class);
    assertThat(Extremes.UNSIGNED.integer("12.5")).isEmpty();
    assertThat(Extremes.UNSIGNED.integer(null)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "UNSIGNED"})
  void areOnlyThoseOfTheDatabase(Extremes extremes) {
    assertThat(extremes.moment(OffsetDateTime.MAX)).isEmpty();
    assertThat(extremes.decimal("NaN")).isEmpty();
    assertThat(read(extremes, "infinity", Scalar.INSTANT)).isEmpty();
    assertThat(Extremes.NONE.integer("18446744073709551615")).isEmpty();
    assertThat(read(Extremes.INFINITE, "18446744073709551615", Scalar.LONG)).isEmpty();
  }
}
