"""Asks the running sample app for invoices over Arrow Flight and prints them as data frames.

FRAISEQL_FLIGHT_PORT says where it listens, if not on 50051.
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
    """The rows behind a ticket: a pyarrow.Table."""
    return client.do_get(flight.Ticket(ticket)).read_all()


def main():
    port = os.environ.get("FRAISEQL_FLIGHT_PORT", "50051")
    with flight.connect(f"grpc://127.0.0.1:{port}") as client:
        # Any query, with its variables
        ask = {"type": "GraphQLQuery", "query": QUERY, "variables": {"min": "18.00"}}
        invoices = read(client, json.dumps(ask).encode())
        print(invoices.flatten().to_pandas())

        # An operation compiled with the app, by its name
        tracks = read(client, b'graphql:TopTracks?{"genre": "Drama", "limit": 5}')
        print(polars.from_arrow(tracks).unnest("track"))

        # A table in bulk: table, condition (none) and columns as the database spells them
        sales = polars.from_arrow(read(client, b"export:Invoice::InvoiceDate,Total"))
        year = polars.col("InvoiceDate").dt.year()
        print(sales.group_by(year).agg(polars.sum("Total")).sort("InvoiceDate"))


if __name__ == "__main__":
    main()
