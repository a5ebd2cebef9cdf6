package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Computed;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Scalar;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A product whose fields are custom scalars. */
@Type
public record Ware(
    @Id long id,
    @Column(length = 40) Tag tag,
    Optional<Tag> second,
    Isbn isbn,
    @Nullable Isbn former,
    @Column(precision = 10, scale = 2) Price price,
    @Column(precision = 38, scale = 10) @Nullable Price exact,
    @Column(precision = 8, scale = 2) Fee fee,
    @Column(precision = 20, scale = 2) @Nullable Fee large,
    Week week,
    Stamp stamp,
    Token token,
    Level level,
    List<Tag> tags,
    List<Isbn> isbns,
    @Column(precision = 8, scale = 2) @Nullable List<Fee> fees,
    @Embedded Origin origin,
    @Embedded @Nullable Origin resale,
    @Relation @Nullable Ware next,
    @Relation(mappedBy = "next") List<Ware> previous) {

  /** The stock level in tenths. */
  @Scalar
  record Level(byte tenths) {
    Level {
      if (tenths < 0 || tenths > 10) {
        throw new IllegalArgumentException("a level goes from 0 to 10");
      }
    }
  }

  /** The origin of a ware. */
  record Origin(Tag maker, @Nullable Isbn catalog) {}

  @Computed
  static Isbn sameIsbn(Isbn isbn) {
    return isbn;
  }

  @Computed
  static @Nullable Isbn sameFormer(@Nullable Isbn former) {
    return former;
  }

  @Computed
  static Optional<Tag> both(Tag tag, Optional<Tag> second) {
    return second.map(other -> new Tag(tag.word() + " " + other.word()));
  }

  @Computed
  @Column(precision = 12, scale = 2)
  static Price twice(Price price) {
    return new Price(price.amount().multiply(BigDecimal.TWO));
  }

  @Computed
  @Column(precision = 12, scale = 2)
  static Fee third(Fee fee) {
    return new Fee(fee.euros().divide(BigDecimal.valueOf(3), 4, java.math.RoundingMode.DOWN));
  }

  @Computed
  static Stamp sameStamp(Stamp stamp) {
    return stamp;
  }

  @Computed
  static String words(Week week, Level level, Token token) {
    return week.monday().getDayOfWeek() + " " + level.tenths() + " " + token.value();
  }
}
