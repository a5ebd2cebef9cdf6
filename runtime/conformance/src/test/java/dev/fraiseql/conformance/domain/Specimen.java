package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Computed;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Json;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Every scalar type as a non-null field. */
@Type
public record Specimen(
    @Id long id,
    byte tiny,
    short small,
    int medium,
    long large,
    float single,
    double real,
    @Column(precision = 12, scale = 2) BigDecimal money,
    @Column(precision = 38, scale = 10) BigDecimal exact,
    boolean flag,
    String text,
    @Column(length = 20) String code,
    Instant moment,
    OffsetDateTime meeting,
    LocalDateTime local,
    LocalDate day,
    LocalTime time,
    Duration micros,
    @Column(unit = ChronoUnit.MILLIS) Duration millis,
    @Column(unit = ChronoUnit.SECONDS) Duration seconds,
    UUID uuid,
    Mood mood,
    byte[] bytes,
    @Json String json)
    implements Numbered {

  /** The sameX fields return their argument, so they must equal the column. */
  @Computed
  @Column(precision = 38, scale = 10)
  static BigDecimal sameExact(BigDecimal exact) {
    return exact;
  }

  @Computed
  static OffsetDateTime sameMoment(OffsetDateTime moment) {
    return moment;
  }

  @Computed
  static Instant sameMeeting(Instant meeting) {
    return meeting;
  }

  @Computed
  static LocalDateTime sameLocal(LocalDateTime local) {
    return local;
  }

  @Computed
  static LocalDate sameDay(LocalDate day) {
    return day;
  }

  @Computed
  static LocalTime sameTime(LocalTime time) {
    return time;
  }

  @Computed
  static Duration sameMicros(Duration micros) {
    return micros;
  }

  @Computed
  static float sameSingle(float single) {
    return single;
  }

  @Computed
  static double sameReal(double real) {
    return real;
  }

  @Computed
  static UUID sameUuid(UUID uuid) {
    return uuid;
  }

  @Computed
  static byte[] sameBytes(byte[] bytes) {
    return bytes;
  }

  @Computed
  static String sameText(String text) {
    return text;
  }

  @Computed
  static Mood sameMood(Mood mood) {
    return mood;
  }

  @Computed
  static boolean sameFlag(boolean flag) {
    return flag;
  }

  @Computed
  static long sameLarge(long large) {
    return large;
  }
}
