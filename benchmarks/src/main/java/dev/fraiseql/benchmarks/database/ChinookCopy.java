package dev.fraiseql.benchmarks.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

/**
 * Copies the Chinook data's customers, invoices and invoice lines into tables that our own DDL
 * creates.
 */
final class ChinookCopy {
  private final Connection target;

  private ChinookCopy(Connection target) {
    this.target = target;
  }

  /**
   * Creates the tables and copies the rows, in one transaction.
   *
   * @param product names the DDL: {@code sqlite}, {@code postgresql}
   */
  static void fill(Connection target, String product) throws IOException, SQLException {
    target.setAutoCommit(false);
    ChinookCopy copy = new ChinookCopy(target);
    copy.createTables(product);
    try (Connection source =
        DriverManager.getConnection(
            ChinookHsqldb.URI, ChinookHsqldb.USER, ChinookHsqldb.PASSWORD)) {
      copy.table(
          source,
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
      copy.table(
          source,
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
      copy.table(
          source,
          "InvoiceLine",
          List.of("InvoiceLineId", "InvoiceId", "TrackId", "UnitPrice", "Quantity"));
    }
    target.commit();
    target.setAutoCommit(true);
    try (Statement statement = target.createStatement()) {
      statement.execute("analyze"); // as any database that has been up for a while
    }
  }

  private void createTables(String product) throws IOException, SQLException {
    String resource = "/META-INF/fraiseql/ddl/" + product + ".sql";
    try (InputStream in = ChinookCopy.class.getResourceAsStream(resource);
        Statement statement = target.createStatement()) {
      if (in == null) {
        throw new IOException("The benchmarks were not compiled for this database: no " + resource);
      }
      // executeUpdate: SQLite's driver runs a whole script by it, and only the first statement by
      // execute.
      statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void table(Connection source, String table, List<String> columns) throws SQLException {
    String names = '"' + String.join("\", \"", columns) + '"';
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (Statement query = source.createStatement();
        ResultSet row =
            query.executeQuery("select " + names + " from \"" + table + "\" order by 1");
        PreparedStatement insert =
            target.prepareStatement(
                "insert into \"" + table + "\" (" + names + ") values (" + marks + ")")) {
      while (row.next()) {
        for (int i = 1; i <= columns.size(); i++) {
          Object value = row.getObject(i);
          // SQLite's driver would keep a java.sql.Date as a number, and a LocalDate as the text
          // that it is.
          insert.setObject(i, value instanceof Date date ? date.toLocalDate() : value);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
