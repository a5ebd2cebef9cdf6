package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Ignore;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every scalar type as a nullable field. A plain class with accessors. */
@Type(plural = "sparses")
public abstract class Sparse {
  @Id private final int id;

  /** Ignored: not a field of the GraphQL type. */
  @Ignore private final Object secret = new Object();

  private final @Nullable String text;

  protected Sparse(int id, @Nullable String text) {
    this.id = id;
    this.text = text;
  }

  public final int id() {
    return id;
  }

  public final @Nullable String getText() {
    return text;
  }

  @Override
  public final String toString() {
    return id + " " + text + " " + secret;
  }

  @Column
  public abstract @Nullable Byte tiny();

  @Column
  public abstract @Nullable Short small();

  @Column
  public abstract @Nullable Integer medium();

  @Column
  public abstract Optional<Long> large();

  @Column
  public abstract @Nullable Float single();

  @Column
  public abstract @Nullable Double getReal();

  @Column(precision = 12, scale = 2)
  public abstract Optional<BigDecimal> money();

  @Column(precision = 38, scale = 10)
  public abstract @Nullable BigDecimal exact();

  @Column
  public abstract @Nullable Boolean isFlag();

  @Column
  public abstract @Nullable Instant moment();

  @Column
  public abstract @Nullable OffsetDateTime meeting();

  @Column
  public abstract @Nullable LocalDateTime local();

  @Column
  public abstract @Nullable LocalDate day();

  @Column
  public abstract @Nullable LocalTime time();

  @Column
  public abstract @Nullable Duration micros();

  @Column(unit = ChronoUnit.MILLIS)
  public abstract @Nullable Duration millis();

  @Column(unit = ChronoUnit.SECONDS)
  public abstract @Nullable Duration seconds();

  @Column
  public abstract @Nullable UUID uuid();

  @Column
  public abstract @Nullable Mood mood();

  @Column
  public abstract byte @Nullable [] bytes();

  @Json
  public abstract @Nullable Map<String, Object> json();
}
