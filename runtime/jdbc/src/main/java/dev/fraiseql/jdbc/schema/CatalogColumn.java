package dev.fraiseql.jdbc.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table or view, as the database's catalog describes it.
 *
 * @param name as the database spells it
 * @param nullable whether it may hold NULL; true for each column of a view, of which no catalog
 *     says more
 * @param filled whether the database gives it a value that an INSERT leaves out: it has a default,
 *     or is numbered or computed
 * @param readable whether the user of the connection may read it
 * @param collation of texts, if it is known
 * @param comment what the database's author says about it
 * @param sample values of some rows, none NULL: {@code Long}, {@code Double}, {@code String} or
 *     {@code byte[]}. Only of databases in which the type of a column does not decide what it
 *     holds, and only if it was requested
 */
public record CatalogColumn(
    String name,
    ColumnType type,
    boolean nullable,
    boolean filled,
    boolean readable,
    @Nullable String collation,
    @Nullable String comment,
    List<Object> sample) {
  public CatalogColumn {
    sample = List.copyOf(sample);
  }

  /** A readable column without a sample. */
  public CatalogColumn(
      String name,
      ColumnType type,
      boolean nullable,
      boolean filled,
      @Nullable String collation,
      @Nullable String comment) {
    this(name, type, nullable, filled, true, collation, comment, List.of());
  }

  /** The same column with values of some rows. */
  public CatalogColumn withSample(List<Object> values) {
    return new CatalogColumn(name, type, nullable, filled, readable, collation, comment, values);
  }

  /** The same column, which the user may read or not. */
  public CatalogColumn readable(boolean allowed) {
    return new CatalogColumn(name, type, nullable, filled, allowed, collation, comment, sample);
  }
}
