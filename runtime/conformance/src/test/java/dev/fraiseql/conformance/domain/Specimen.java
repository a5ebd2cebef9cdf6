package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
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

/** A value of every type, none of which may be missing. */
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
    @Json String json) {}
