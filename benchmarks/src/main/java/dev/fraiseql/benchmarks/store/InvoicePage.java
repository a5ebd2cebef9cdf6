package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Operation;

/** 100 invoices with their lines: what rows cost, and a to-many relation. */
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
