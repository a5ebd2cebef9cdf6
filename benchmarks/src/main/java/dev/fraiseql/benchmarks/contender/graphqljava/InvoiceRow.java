package dev.fraiseql.benchmarks.contender.graphqljava;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the schema has it.
 *
 * @param invoiceDate as ISO 8601 has it
 */
public record InvoiceRow(
    long id,
    String invoiceDate,
    BigDecimal total,
    @Nullable String city,
    @Nullable String country) {}
