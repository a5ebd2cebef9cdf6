package dev.fraiseql.server.library;

import jakarta.inject.Singleton;
import java.time.LocalDate;

/** A bean that {@link Lending} needs. */
@Singleton
final class Loans {
  LocalDate until(LocalDate from) {
    return from.plusDays(21);
  }
}
