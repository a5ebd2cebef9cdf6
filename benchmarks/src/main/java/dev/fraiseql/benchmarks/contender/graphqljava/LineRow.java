package dev.fraiseql.benchmarks.contender.graphqljava;

import java.math.BigDecimal;

/** A line as the schema has it, and the invoice that it is on. */
public record LineRow(long id, long invoiceId, int trackId, BigDecimal unitPrice, int quantity) {}
