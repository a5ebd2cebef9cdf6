package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/** A track on an invoice. */
@Type(table = "InvoiceLine")
public record InvoiceLine(
    @Id @Column(name = "InvoiceLineId") long id,
    @Relation Invoice invoice,
    @Relation Track track,
    @Column(precision = 10, scale = 2) BigDecimal unitPrice,
    @Positive int quantity) {}
