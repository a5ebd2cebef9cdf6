package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The total of a customer's invoices, from a view. */
@Type(table = "CustomerTotal", readOnly = true)
public record CustomerTotal(
    @Id @Column(name = "CustomerId") long id,
    @Relation(column = "CustomerId") Customer customer,
    int invoiceCount,
    LocalDate lastInvoiceDate,
    @Column(precision = 10, scale = 2) BigDecimal total) {}
