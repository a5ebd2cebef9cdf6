package dev.fraiseql.sample;

import dev.fraiseql.annotations.Operation;

/** All invoices of a customer with their lines, the latest first. */
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
