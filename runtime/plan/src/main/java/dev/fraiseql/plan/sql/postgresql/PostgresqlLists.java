package dev.fraiseql.plan.sql.postgresql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.ListDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import dev.fraiseql.plan.sql.StoredForm;

/** Lists as arrays. */
final class PostgresqlLists implements ListDialect {
  @Override
  public void in(SqlWriter out, String expression, Column column, Operand list) {
    out.sql(expression + " = any(")
        .bind(new Binding.ValueList(column.type(), list, Adjustment.NONE))
        .sql(")");
  }

  /** The array is made once for the statement. */
  @Override
  public void inStored(SqlWriter out, String stored, StoredForm form, Column column, Operand list) {
    out.sql(stored + " = any(array(select " + form.stored("e.value") + " from unnest(")
        .bind(new Binding.ValueList(column.type(), list, Adjustment.NONE))
        .sql("::" + PostgresqlTables.baseType(column.type()) + "[]) e(value)))");
  }

  @Override
  public String elements(String expression, Column column) {
    return "unnest(" + expression + ") e(value)";
  }

  @Override
  public String length(String expression) {
    return "cardinality(" + expression + ")";
  }

  @Override
  public void anyElement(SqlWriter out, String expression, Column column, Operand list) {
    array(out, expression, " && ", column, list);
  }

  @Override
  public void everyElement(SqlWriter out, String expression, Column column, Operand list) {
    array(out, expression, " <@ ", column, list);
  }

  /** A comparison of arrays, which can use an index: both must have exactly the same type. */
  private static void array(
      SqlWriter out, String expression, String operator, Column column, Operand list) {
    ValueType type = column.type().element();
    // A value out of the range of smallint would be rejected.
    boolean small = type.scalar() == Scalar.BYTE || type.scalar() == Scalar.SHORT;
    String element =
        switch (type.scalar()) {
          case BYTE, SHORT -> "integer";
          case DECIMAL -> "numeric"; // at the scale of the column it would be rounded
          case STRING -> column.length() > 0 ? "varchar" : "text";
          default -> PostgresqlTables.baseType(type);
        };
    out.sql(expression + (small ? "::integer[]" : "") + operator)
        .bind(new Binding.ValueList(type, list, Adjustment.NONE))
        .sql("::" + element + "[]");
  }
}
