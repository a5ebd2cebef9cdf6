package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Operation;

/** 100 invoices with their lines: the cost of rows and of a to-many relation. */
@Operation(InvoicePage.DOCUMENT)
public interface InvoicePage {
  /** The operation. */
  String DOCUMENT =
      """
      query InvoicePage($offset: Int!) {
        invoices(limit: 100, offset: $offset) {
          id
          invoiceDate
          total
          billing { city country }
          lines { id trackId unitPrice quantity }
        }
      }
      """;
}
