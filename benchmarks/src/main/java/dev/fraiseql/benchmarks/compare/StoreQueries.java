package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.store.CustomerById;
import dev.fraiseql.benchmarks.store.InvoicePage;
import java.util.List;
import java.util.stream.LongStream;

/** What is asked of the store. */
final class StoreQuestions {
  private StoreQuestions() {}

  static List<Question> all() {
    return List.of(
        new Question(
            "CustomerById",
            CustomerById.DOCUMENT,
            Variables.id(LongStream.rangeClosed(1, 59).boxed()),
            "/customer",
            null),
        new Question(
            "InvoicePage",
            InvoicePage.DOCUMENT,
            Variables.number("offset", List.of(0, 100, 200, 300)),
            "/invoices",
            null));
  }
}
