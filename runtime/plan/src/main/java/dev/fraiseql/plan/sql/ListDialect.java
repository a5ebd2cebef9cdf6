package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.query.Operand;

/** How one database compares with lists of values: lists that are bound, and columns of lists. */
public interface ListDialect {

  /** The condition that a column is one of a list. */
  void in(SqlWriter out, String expression, Column column, Operand list);

  /**
   * The condition that a column as it is stored is one of a list, whose values are converted to the
   * stored form. An index of the column serves it.
   *
   * @param stored the column
   * @param form how its values are converted
   */
  void inStored(SqlWriter out, String stored, StoredForm form, Column column, Operand list);

  /** The elements of a list, as an item of FROM that is called {@code e}. */
  String elements(String expression, Column column);

  /** One of the {@link #elements}, to be compared as a column of its type is. */
  default String element(Column column) {
    return "e.value";
  }

  /** The number of a list's elements; NULL for NULL. */
  String length(String expression);

  /** The condition that some element of a column of lists is one of a list; NULL for NULL. */
  default void anyElement(SqlWriter out, String expression, Column column, Operand list) {
    out.sql("case when " + expression + " is not null then exists (select 1 from ");
    out.sql(elements(expression, column) + " where ");
    in(out, element(column), new Column("value", column.type().element(), false), list);
    out.sql(") end");
  }

  /** The condition that every element of a column of lists is one of a list; NULL for NULL. */
  default void everyElement(SqlWriter out, String expression, Column column, Operand list) {
    out.sql("case when " + expression + " is not null then not exists (select 1 from ");
    out.sql(elements(expression, column) + " where not (");
    in(out, element(column), new Column("value", column.type().element(), false), list);
    out.sql(")) end");
  }
}
