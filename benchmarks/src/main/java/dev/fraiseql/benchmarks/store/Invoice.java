package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One purchase. */
@Type(table = "Invoice")
public record Invoice(
    @Id @Column(name = "InvoiceId") long id,
    @Relation Customer customer,
    LocalDate invoiceDate,
    @Embedded(prefix = "Billing") Address billing,
    @Column(precision = 10, scale = 2) BigDecimal total,
    @Relation List<InvoiceLine> lines) {}
