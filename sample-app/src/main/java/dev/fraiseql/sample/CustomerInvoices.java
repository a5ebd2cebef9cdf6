package dev.fraiseql.sample;

import dev.fraiseql.annotations.Operation;

/** A customer's account: all invoices, the latest first, with what was bought. */
@Operation(
    """
    query CustomerInvoices($customer: ID!) {
      customer(id: $customer) {
        firstName
        lastName
        invoices(orderBy: [{invoiceDate: DESC}]) {
          invoiceDate
          total
          lines { quantity unitPrice track { name } }
        }
      }
    }
    """)
interface CustomerInvoices {}
