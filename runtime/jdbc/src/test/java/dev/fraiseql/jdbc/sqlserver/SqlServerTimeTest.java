package dev.fraiseql.jdbc.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sqlserver")
class SqlServerTimeTest {

  @Test
  void writesEveryTimeWithSecondsAndMicroseconds() {
    assertThat(SqlServerTime.text(Instant.parse("2026-01-24T10:30:00Z")))
        .isEqualTo("2026-01-24T10:30:00.000000+00:00");
    assertThat(SqlServerTime.text(OffsetDateTime.parse("0001-01-01T01:00:00.25+01:00")))
        .isEqualTo("0001-01-01T00:00:00.250000+00:00");
    assertThat(SqlServerTime.text(LocalDateTime.parse("9999-12-31T23:59:59.999999")))
        .isEqualTo("9999-12-31T23:59:59.999999");
    assertThat(SqlServerTime.text(LocalDate.parse("2024-02-29"))).isEqualTo("2024-02-29");
    assertThat(SqlServerTime.text(LocalTime.parse("10:30"))).isEqualTo("10:30:00.000000");
    assertThatIllegalArgumentException().isThrownBy(() -> SqlServerTime.text("10:30"));
  }
}
