"""Reads rows of the running sample app over Arrow Flight and prints them as data frames.

FRAISEQL_FLIGHT_PORT is the app's port, 50051 by default.
"""

import json
import os

import polars
from pyarrow import flight

QUERY = """
query ($min: Decimal!) {
  invoices(where: {total: {gte: $min}}, orderBy: [{total: DESC}]) {
    id invoiceDate total
    customer { firstName lastName }
  }
}"""


def read(client, ticket):
    """Reads the rows of a ticket into a pyarrow.Table."""
    return client.do_get(flight.Ticket(ticket)).read_all()


def main():
    port = os.environ.get("FRAISEQL_FLIGHT_PORT", "50051")
    with flight.connect(f"grpc://127.0.0.1:{port}") as client:
        # Any query, with its variables
        ticket = {"type": "GraphQLQuery", "query": QUERY, "variables": {"min": "18.00"}}
        invoices = read(client, json.dumps(ticket).encode())
        print(invoices.flatten().to_pandas())

        # An operation compiled with the app, by its name
        tracks = read(client, b'graphql:TopTracks?{"genre": "Drama", "limit": 5}')
        print(polars.from_arrow(tracks).unnest("track"))

        # An export of a table: its name, condition (none) and columns as in the database
        sales = polars.from_arrow(read(client, b"export:Invoice::InvoiceDate,Total"))
        year = polars.col("InvoiceDate").dt.year()
        print(sales.group_by(year).agg(polars.sum("Total")).sort("InvoiceDate"))


if __name__ == "__main__":
    main()
