package dev.fraiseql.sample;

import dev.fraiseql.annotations.Operation;

/** The invoices of at least an amount, the largest first. */
@Operation(
    """
    query BigInvoices($min: Decimal!) {
      invoices(where: {total: {gte: $min}}, orderBy: [{total: DESC}], limit: 20) {
        id
        invoiceDate
        total
        customer { firstName lastName }
      }
    }
    """)
interface BigInvoices {}
