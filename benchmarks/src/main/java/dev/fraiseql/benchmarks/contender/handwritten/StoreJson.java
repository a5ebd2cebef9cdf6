package dev.fraiseql.benchmarks.contender.handwritten;

import static dev.fraiseql.benchmarks.contender.handwritten.JsonBytes.part;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Writes rows of the store as JSON responses. Databases differ in how dates and amounts are read.
 */
abstract class StoreJson {
  private static final byte[] CUSTOMER = part("{\"data\":{\"customer\":");
  private static final byte[] ID = part("{\"id\":");
  private static final byte[] FIRST_NAME = part(",\"firstName\":");
  private static final byte[] LAST_NAME = part(",\"lastName\":");
  private static final byte[] COMPANY = part(",\"company\":");
  private static final byte[] STREET = part(",\"address\":{\"street\":");
  private static final byte[] CITY = part(",\"city\":");
  private static final byte[] STATE = part(",\"state\":");
  private static final byte[] COUNTRY = part(",\"country\":");
  private static final byte[] POSTAL_CODE = part(",\"postalCode\":");
  private static final byte[] PHONE = part("},\"phone\":");
  private static final byte[] EMAIL = part(",\"email\":");
  private static final byte[] CUSTOMER_END = part("}}");

  private static final byte[] INVOICES = part("{\"data\":{\"invoices\":[");
  private static final byte[] COMMA = part(",");
  private static final byte[] INVOICE_DATE = part(",\"invoiceDate\":");
  private static final byte[] TOTAL = part(",\"total\":");
  private static final byte[] BILLING = part(",\"billing\":{\"city\":");
  private static final byte[] LINES = part("},\"lines\":[");
  private static final byte[] TRACK_ID = part(",\"trackId\":");
  private static final byte[] UNIT_PRICE = part(",\"unitPrice\":");
  private static final byte[] QUANTITY = part(",\"quantity\":");
  private static final byte[] END = part("}");
  private static final byte[] LINES_END = part("]}");
  private static final byte[] INVOICES_END = part("]}}");

  /** Writes the date of a column. */
  abstract void date(ResultSet row, int column, JsonBytes out) throws SQLException;

  /** Writes the amount of a column. */
  abstract void money(ResultSet row, int column, JsonBytes out) throws SQLException;

  JsonBytes customer(ResultSet row) throws SQLException {
    JsonBytes out = new JsonBytes(1024);
    out.raw(CUSTOMER);
    if (row.next()) {
      out.raw(ID).id(row.getLong(1));
      out.raw(FIRST_NAME).string(row.getBytes(2));
      out.raw(LAST_NAME).string(row.getBytes(3));
      out.raw(COMPANY).string(row.getBytes(4));
      out.raw(STREET).string(row.getBytes(5));
      out.raw(CITY).string(row.getBytes(6));
      out.raw(STATE).string(row.getBytes(7));
      out.raw(COUNTRY).string(row.getBytes(8));
      out.raw(POSTAL_CODE).string(row.getBytes(9));
      out.raw(PHONE).string(row.getBytes(10));
      out.raw(EMAIL).string(row.getBytes(11));
      out.raw(END);
    } else {
      out.nullValue();
    }
    return out.raw(CUSTOMER_END);
  }

  /** Merges invoices and their lines, both sorted by the invoices' ids. */
  JsonBytes invoices(ResultSet invoice, ResultSet line) throws SQLException {
    JsonBytes out = new JsonBytes(48 * 1024);
    out.raw(INVOICES);
    boolean anotherLine = line.next();
    long invoiceOfLine = anotherLine ? line.getLong(1) : 0;
    boolean first = true;
    while (invoice.next()) {
      if (!first) {
        out.raw(COMMA);
      }
      first = false;
      long id = invoice.getLong(1);
      out.raw(ID).id(id);
      out.raw(INVOICE_DATE);
      date(invoice, 2, out);
      out.raw(TOTAL);
      money(invoice, 3, out);
      out.raw(BILLING).string(invoice.getBytes(4));
      out.raw(COUNTRY).string(invoice.getBytes(5));
      out.raw(LINES);
      boolean firstLine = true;
      while (anotherLine && invoiceOfLine == id) {
        if (!firstLine) {
          out.raw(COMMA);
        }
        firstLine = false;
        out.raw(ID).id(line.getLong(2));
        out.raw(TRACK_ID).number(line.getInt(3));
        out.raw(UNIT_PRICE);
        money(line, 4, out);
        out.raw(QUANTITY).number(line.getInt(5));
        out.raw(END);
        anotherLine = line.next();
        invoiceOfLine = anotherLine ? line.getLong(1) : 0;
      }
      out.raw(LINES_END);
    }
    return out.raw(INVOICES_END);
  }
}
