"""ADBC's driver, a client of Flight SQL, reads the same rows as Flight and HTTP return."""

import datetime
import re
from contextlib import closing
from decimal import Decimal

import adbc_driver_flightsql.dbapi as flight_sql
import adbc_driver_manager
import pyarrow
import pytest
from adbc_driver_flightsql import DatabaseOptions
from pyarrow import flight

from conftest import TOKEN


def connected(url, **options):
    return closing(flight_sql.connect(url, db_kwargs=options, autocommit=True))


@pytest.fixture(scope="module")
def sql(sample):
    with connected(sample.url) as connection:
        yield connection


def table(connection, statement, parameters=None):
    """Reads all rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetch_arrow_table()


def rows(connection, statement, parameters=None):
    return table(connection, statement, parameters).to_pylist()


def test_a_select_returns_the_same_rows_as_http(sample, sql):
    expected = sample.http_rows(
        "invoices",
        """{ invoices(where: {total: {gte: 13}}, orderBy: [{total: DESC}, {id: ASC}], limit: 20, offset: 3) {
               id total billing { city } } }""",
    )

    found = rows(
        sql,
        'SELECT i."id", i.total, i."billing.city" FROM "fraiseql"."graphql"."invoices" i'
        " WHERE i.total >= 13 ORDER BY i.total DESC, id LIMIT 20 OFFSET 3",
    )

    assert len(found) == 20
    assert [{**row, "id": str(row["id"])} for row in found] == expected


def test_statements_may_be_graphql_and_tickets(sample, sql):
    ticket = flight.Ticket(b'graphql:TopTracks?{"genre": "Bossa Nova", "limit": 5}')
    expected = sample.flight.do_get(ticket).read_all().to_pylist()

    assert len(expected) == 5
    assert rows(sql, 'graphql:TopTracks?{"genre": "Bossa Nova", "limit": 5}') == expected
    assert rows(sql, "graphql:TopTracks", ("Bossa Nova", 5)) == expected
    assert rows(sql, "{ genresCount }") == [{"genresCount": sample.http_rows("genresCount", "{ genresCount }")}]
    assert len(rows(sql, "export:Genre:GenreId < 4:Name")) == 3


def test_parameters_are_bound_by_position_and_by_name(sql):
    statement = "SELECT id, total FROM invoices WHERE total > ? AND invoiceDate < ? ORDER BY id LIMIT ?"
    found = rows(sql, statement, (Decimal("20.5"), datetime.date(2012, 1, 1), 2))
    assert found == rows(
        sql, "SELECT id, total FROM invoices WHERE total > 20.5 AND invoiceDate < 2012-01-01 ORDER BY id LIMIT 2"
    )
    assert len(found) == 2

    document = "query ($least: Decimal!, $of: Int = 1) { invoices(where: {total: {gt: $least}}, limit: $of) { total } }"
    assert len(rows(sql, document, (Decimal("20.5"),))) == 1
    assert len(rows(sql, document, pyarrow.table({"of": [3], "least": ["20.5"]}))) == 3


def test_an_invalid_parameter_is_named(sql):
    with pytest.raises(adbc_driver_manager.ProgrammingError, match='parameter 1: "many" is not a Decimal'):
        rows(sql, "SELECT id FROM invoices WHERE total > ?", ("many",))


def test_errors_have_suggestions(sql):
    with pytest.raises(adbc_driver_manager.ProgrammingError, match="Did you mean invoices"):
        rows(sql, "SELECT * FROM invoice_s")
    with pytest.raises(adbc_driver_manager.ProgrammingError, match="What is: SELECT columns"):
        rows(sql, "SELECT sum(total) FROM invoices")


def test_writes_are_rejected(sample, sql):
    before = sample.http_rows("genresCount", "{ genresCount }")
    with sql.cursor() as cursor:
        with pytest.raises(adbc_driver_manager.ProgrammingError, match="No table is created here"):
            cursor.adbc_ingest("genres", pyarrow.table({"name": ["Noise"]}))
        with pytest.raises(adbc_driver_manager.ProgrammingError, match="SQL statements only read here"):
            cursor.execute("DELETE FROM genres")
    assert sample.http_rows("genresCount", "{ genresCount }") == before


def test_types_are_tables_with_keys(sql):
    assert sql.adbc_get_info()["vendor_name"] == "FraiseQL"
    assert sql.adbc_get_table_types() == ["TABLE", "VIEW"]
    [catalog] = sql.adbc_get_objects(depth="all").read_all().to_pylist()
    [schema] = catalog["catalog_db_schemas"]
    tables = {found["table_name"]: found for found in schema["db_schema_tables"]}

    assert (catalog["catalog_name"], schema["db_schema_name"]) == ("fraiseql", "graphql")
    assert {"albums", "tracks", "customerTotals"} <= tables.keys()
    assert tables["customerTotals"]["table_type"] == "VIEW"
    columns = {column["column_name"]: column["xdbc_type_name"] for column in tables["tracks"]["table_columns"]}
    assert columns["unitPrice"] == "Decimal" and columns["AlbumId"] == "Long"


def test_a_tables_schema_is_that_of_its_rows(sql):
    for name in ("invoices", "tracks", "employees"):
        announced = sql.adbc_get_table_schema(name)
        assert table(sql, f"SELECT * FROM {name}").schema.equals(announced, check_metadata=True)


def test_every_scalar_arrives_as_over_flight(domain):
    options = flight.FlightCallOptions(headers=[(b"authorization", b"Bearer " + TOKEN.encode())])
    with connected(domain, username="anybody", password=TOKEN) as connection:
        names = table(connection, "SELECT * FROM specimens LIMIT 0").schema.names
        ticket = '{"type":"BulkExport","table":"specimens","order":"key","columns":["%s"]}' % '","'.join(names)
        with flight.connect(domain) as client:
            expected = client.do_get(flight.Ticket(ticket.encode()), options).read_all()

        found = table(connection, "SELECT * FROM specimens ORDER BY id")

        assert found.num_rows > 10
        for field in expected.schema:
            column = expected.column(field.name)
            if pyarrow.types.is_dictionary(field.type):
                column = column.cast(field.type.value_type)
            assert found.column(field.name).to_pylist() == column.to_pylist(), field
            assert found.column(field.name).type == column.type, field


def test_values_are_bound_in_their_own_types(domain):
    """A prepared statement announces texts for timestamps, and times in milliseconds, for the sake of JDBC."""
    moment = datetime.datetime(2026, 1, 24, 10, 30, 0, 250001)
    bound = {
        "moment": moment.replace(tzinfo=datetime.timezone.utc),
        "local": moment,
        "time": datetime.time(10, 30, 0, 500001),
        "micros": datetime.timedelta(microseconds=-1),
        "tiny": -128,
    }
    with connected(domain, username="anybody", password=TOKEN) as connection:
        for column, value in bound.items():
            found = rows(connection, f"SELECT id, {column} FROM specimens WHERE {column} = ?", (value,))
            assert {"id": 3, column: value} in found and all(row[column] == value for row in found), column
            smaller = rows(connection, f"SELECT {column} FROM specimens WHERE {column} < ?", (value,))
            assert all(row[column] < value for row in smaller), column


def test_callers_are_authenticated_by_password_or_token(domain):
    token = {DatabaseOptions.AUTHORIZATION_HEADER.value: f"Bearer {TOKEN}"}
    with connected(domain, **token) as connection:
        assert table(connection, "{ specimensCount }").num_rows == 1
    for wrong in ({}, {"username": TOKEN, "password": "?"}):
        with pytest.raises(adbc_driver_manager.Error, match=re.compile("authenticat|token", re.IGNORECASE)):
            with connected(domain, **wrong) as connection:
                table(connection, "{ specimensCount }")
