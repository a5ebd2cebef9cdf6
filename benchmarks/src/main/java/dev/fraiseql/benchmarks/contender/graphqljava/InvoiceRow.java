package dev.fraiseql.benchmarks.contender.graphqljava;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of the schema.
 *
 * @param invoiceDate in the format of ISO 8601
 */
public record InvoiceRow(
    long id,
    String invoiceDate,
    BigDecimal total,
    @Nullable String city,
    @Nullable String country) {}
