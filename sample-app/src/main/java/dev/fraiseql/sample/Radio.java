package dev.fraiseql.sample;

import dev.fraiseql.annotations.Query;
import dev.fraiseql.contract.method.RowKey;
import java.time.LocalDate;

/** What the store plays. */
@Query
final class Radio {
  private static final int TRACKS = 3503;

  /** The track of a day: another one every day, for almost ten years. */
  RowKey<Track> trackOfTheDay(LocalDate day) {
    return RowKey.of(Track.class, 1 + Math.floorMod(day.toEpochDay() * 1009, TRACKS));
  }
}
