package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Join;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type with a key of each kind, one with a key of all kinds, and types that refer to them. */
public interface Keys {

  @Type
  record Day(
      @Id LocalDate date,
      String text,
      @Relation List<Ring> rings,
      @Relation(through = @Join(table = "day_tones")) List<Tone> tones) {}

  @Type
  record Clock(@Id LocalTime time, String text, @Relation List<Ring> rings) {}

  @Type
  record Stay(@Id LocalDateTime start, String text, @Relation List<Ring> rings) {}

  @Type
  record Signal(@Id Instant at, String text, @Relation List<Ring> rings) {}

  @Type
  record Span(
      @Id @Column(unit = ChronoUnit.MILLIS) Duration length,
      String text,
      @Relation List<Ring> rings) {}

  @Type
  record Tone(
      @Id short pitch,
      String text,
      @Relation List<Ring> rings,
      @Relation(through = @Join(table = "day_tones", column = "tone_pitch", inverse = "day_date"))
          List<Day> days) {}

  @Type
  record Bit(@Id byte value, String text, @Relation List<Ring> rings) {}

  @Type
  record Toggle(@Id boolean on, String text, @Relation List<Ring> rings) {}

  @Type
  record Feeling(@Id Mood mood, String text, @Relation List<Ring> rings) {}

  @Type
  record Rate(
      @Id @Column(precision = 10, scale = 2) BigDecimal percent,
      String text,
      @Relation List<Ring> rings) {}

  @Type
  record Ratio(
      @Id @Column(precision = 30, scale = 10) BigDecimal part,
      String text,
      @Relation List<Ring> rings) {}

  /** A whole number that is no identifier. */
  @Type
  record Season(@Id @Column(scalar = "Int") int year, String text, @Relation List<Ring> rings) {}

  /** A text that is no identifier. */
  @Type
  record Code(
      @Id @Column(scalar = "String", length = 40) String code,
      String text,
      @Relation List<Ring> rings) {}

  /** A row that refers to a row of each of these types. */
  @Type
  record Ring(
      @Id long id,
      @Relation @Nullable Day day,
      @Relation @Nullable Clock clock,
      @Relation @Nullable Stay stay,
      @Relation @Nullable Signal signal,
      @Relation @Nullable Span span,
      @Relation @Nullable Tone tone,
      @Relation @Nullable Bit bit,
      @Relation @Nullable Toggle toggle,
      @Relation @Nullable Feeling feeling,
      @Relation @Nullable Rate rate,
      @Relation @Nullable Ratio ratio,
      @Relation @Nullable Season season,
      @Nullable Integer seasonYear,
      @Column(name = "season_year", readOnly = true, scalar = "ID") @Nullable Integer seasonId,
      @Relation @Nullable Code code) {}

  /** A key of all kinds. */
  @Type
  record Slot(
      @Id LocalDate date,
      @Id LocalTime time,
      @Id LocalDateTime local,
      @Id Instant moment,
      @Id Duration length,
      @Id short small,
      @Id byte tiny,
      @Id boolean flag,
      @Id Mood mood,
      @Id @Column(precision = 10, scale = 2) BigDecimal money,
      @Id @Column(precision = 30, scale = 10) BigDecimal exact,
      @Id @Column(scalar = "Int") int year,
      @Id @Column(scalar = "String", length = 40) String code,
      String text,
      @Relation List<Remark> remarks) {}

  /** A row that refers to a row by a key of all kinds. */
  @Type
  record Remark(
      @Id long id,
      String text,
      @Relation(columns = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"})
          @Nullable Slot slot) {}

  /** The id of a class. */
  abstract class Identified<K> {
    @Id private final K id;

    Identified(K id) {
      this.id = id;
    }

    public final K id() {
      return id;
    }
  }

  /** An id and a value of types that a subclass chooses. */
  abstract class Labelled<L, V extends Comparable<? super V>> extends Identified<L> {
    private final @Nullable V label;

    Labelled(L id, @Nullable V label) {
      super(id);
      this.label = label;
    }

    public final @Nullable V label() {
      return label;
    }
  }

  /** A class with a generic superclass. */
  @Type
  class Gadget extends Labelled<Long, LocalDate> {
    Gadget(Long id, @Nullable LocalDate label) {
      super(id, label);
    }
  }
}
