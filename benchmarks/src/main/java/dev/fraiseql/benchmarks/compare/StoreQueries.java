package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.store.CustomerById;
import dev.fraiseql.benchmarks.store.InvoicePage;
import java.util.List;
import java.util.stream.LongStream;

/** The queries of the store. */
final class StoreQueries {
  private StoreQueries() {}

  static List<BenchmarkQuery> all() {
    return List.of(
        new BenchmarkQuery(
            "CustomerById",
            CustomerById.DOCUMENT,
            Variables.id(LongStream.rangeClosed(1, 59).boxed()),
            "/customer",
            null),
        new BenchmarkQuery(
            "InvoicePage",
            InvoicePage.DOCUMENT,
            Variables.number("offset", List.of(0, 100, 200, 300)),
            "/invoices",
            null));
  }
}
