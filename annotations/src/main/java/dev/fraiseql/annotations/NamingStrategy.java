package dev.fraiseql.annotations;

/** A format of database names, shown for the Java name {@code invoiceLine}. */
public enum NamingStrategy {
  /** {@code invoice_line}. */
  SNAKE_CASE,
  /** {@code invoiceLine}. */
  AS_IS,
  /** {@code InvoiceLine}. */
  PASCAL_CASE,
  /** {@code INVOICE_LINE}. */
  UPPER_SNAKE_CASE
}
