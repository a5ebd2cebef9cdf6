package dev.fraiseql.benchmarks.contender.handwritten;

import dev.fraiseql.benchmarks.contender.Product;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads the store: one statement for a customer, two for a page of invoices. */
final class StoreReader {
  private static final String CUSTOMER =
      """
      select "CustomerId", "FirstName", "LastName", "Company",
        "Address", "City", "State", "Country", "PostalCode", "Phone", "Email"
      from "Customer" where "CustomerId" = ?
      """;
  private static final String INVOICES =
      """
      select "InvoiceId", "InvoiceDate", "Total", "BillingCity", "BillingCountry"
      from "Invoice" order by "InvoiceId" limit 100 offset ?
      """;
  private static final String LINES =
      """
      select "InvoiceId", "InvoiceLineId", "TrackId", "UnitPrice", "Quantity"
      from "InvoiceLine"
      where "InvoiceId" in (select "InvoiceId" from "Invoice" order by "InvoiceId" limit 100 offset ?)
      order by "InvoiceId", "InvoiceLineId"
      """;

  /** MySQL does not support a limit within IN. */
  private static final String LINES_ON_MYSQL =
      """
      select "InvoiceId", "InvoiceLineId", "TrackId", "UnitPrice", "Quantity"
      from (select "InvoiceId" from "Invoice" order by "InvoiceId" limit 100 offset ?) page
        join "InvoiceLine" using ("InvoiceId")
      order by "InvoiceId", "InvoiceLineId"
      """;

  private final DataSource pool;
  private final StoreJson json;
  private final String lines;

  StoreReader(DataSource pool, Product product) {
    this.pool = pool;
    json = product == Product.SQLITE ? new SqliteJson() : new ServerJson();
    lines = product == Product.MYSQL ? LINES_ON_MYSQL : LINES;
  }

  /** The response with one customer. */
  JsonBytes customer(long id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(CUSTOMER)) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        return json.customer(row);
      }
    }
  }

  /** The response with 100 invoices and their lines, after an offset. */
  JsonBytes invoices(int offset) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement invoices = connection.prepareStatement(INVOICES);
        PreparedStatement linesOfInvoices = connection.prepareStatement(lines)) {
      invoices.setInt(1, offset);
      linesOfInvoices.setInt(1, offset);
      try (ResultSet invoice = invoices.executeQuery();
          ResultSet line = linesOfInvoices.executeQuery()) {
        return json.invoices(invoice, line);
      }
    }
  }
}
