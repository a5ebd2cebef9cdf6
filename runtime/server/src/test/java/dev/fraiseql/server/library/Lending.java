package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Mutation;
import dev.fraiseql.annotations.Query;
import dev.fraiseql.contract.method.Changes;
import dev.fraiseql.contract.method.RowKey;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;

/** Methods of a bean. */
@Singleton
final class Lending {
  private final Loans loans;

  Lending(Loans loans) {
    this.loans = loans;
  }

  @Query
  LocalDate lentUntil(LocalDate from) {
    return loans.until(from);
  }

  @Mutation
  RowKey<Book> retitle(@Id long book, String title, Changes changes) {
    RowKey<Book> key = RowKey.of(Book.class, book);
    changes.update(key, Map.of("title", title));
    return key;
  }
}
