package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;

/** A track on an invoice. */
@Type(table = "InvoiceLine")
public record InvoiceLine(
    @Id @Column(name = "InvoiceLineId") long id,
    @Relation Invoice invoice,
    int trackId,
    @Column(precision = 10, scale = 2) BigDecimal unitPrice,
    int quantity) {}
