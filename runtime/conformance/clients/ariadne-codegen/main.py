"""Queries the sample app through the generated client."""

import datetime
import sys
from decimal import Decimal

from store import Client, CustomerToOneFilter, CustomerWhereInput, DecimalFilter, InvoiceWhereInput, StringFilter

where = InvoiceWhereInput(
    total=DecimalFilter(gte=Decimal("23.86")),
    customer=CustomerToOneFilter(first_name=StringFilter(eq="Helena")),
)
with Client(url=f"{sys.argv[1]}/graphql") as client:
    [invoice] = client.invoices(where=where, limit=5).invoices

assert invoice.id == "404"
assert invoice.invoice_date == datetime.date(2013, 11, 13)
assert invoice.total == Decimal("25.86")
assert invoice.customer.company is None
assert isinstance(invoice.lines[0].track.duration, datetime.timedelta)
print(f"ariadne-codegen: {invoice.id} {invoice.invoice_date} {invoice.total}")
