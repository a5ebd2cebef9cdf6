package dev.fraiseql.benchmarks.database;

import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import net.hydromatic.chinook.data.hsqldb.ChinookHsqldb;

/** The customers, invoices and invoice lines of the Chinook data. */
public final class StoreRows implements Dataset {

  @Override
  public void fill(Connection connection, MeasuredDatabase database) throws SQLException {
    try (Connection source =
        DriverManager.getConnection(
            ChinookHsqldb.URI, ChinookHsqldb.USER, ChinookHsqldb.PASSWORD)) {
      copy(
          source,
          connection,
          "Customer",
          List.of(
              "CustomerId",
              "FirstName",
              "LastName",
              "Company",
              "Address",
              "City",
              "State",
              "Country",
              "PostalCode",
              "Phone",
              "Fax",
              "Email"));
      copy(
          source,
          connection,
          "Invoice",
          List.of(
              "InvoiceId",
              "CustomerId",
              "InvoiceDate",
              "BillingAddress",
              "BillingCity",
              "BillingState",
              "BillingCountry",
              "BillingPostalCode",
              "Total"));
      copy(
          source,
          connection,
          "InvoiceLine",
          List.of("InvoiceLineId", "InvoiceId", "TrackId", "UnitPrice", "Quantity"));
    }
  }

  private static void copy(Connection source, Connection target, String table, List<String> columns)
      throws SQLException {
    String names = '"' + String.join("\", \"", columns) + '"';
    String placeholders = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (Statement query = source.createStatement();
        ResultSet row =
            query.executeQuery("select " + names + " from \"" + table + "\" order by 1");
        PreparedStatement insert =
            target.prepareStatement(
                "insert into \"" + table + "\" (" + names + ") values (" + placeholders + ")")) {
      while (row.next()) {
        for (int i = 1; i <= columns.size(); i++) {
          Object value = row.getObject(i);
          // SQLite's driver stores a java.sql.Date as a number, and a LocalDate as a text.
          insert.setObject(i, value instanceof Date date ? date.toLocalDate() : value);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
