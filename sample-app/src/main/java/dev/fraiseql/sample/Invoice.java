package dev.fraiseql.sample;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One purchase. */
@Type(table = "Invoice", capture = Capture.OUTBOX)
public record Invoice(
    @Id @Column(name = "InvoiceId") long id,
    @Relation Customer customer,
    LocalDate invoiceDate,
    @Embedded(prefix = "Billing") Address billing,
    @PositiveOrZero @Column(precision = 10, scale = 2) BigDecimal total,
    @Relation List<InvoiceLine> lines) {}
