package dev.fraiseql.benchmarks.contender.graphqljava;

import java.math.BigDecimal;

/** An invoice line of the schema, with the key of its invoice. */
public record LineRow(long id, long invoiceId, int trackId, BigDecimal unitPrice, int quantity) {}
