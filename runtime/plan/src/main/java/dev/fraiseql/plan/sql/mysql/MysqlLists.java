package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.ListDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import dev.fraiseql.plan.sql.StoredForm;

/** Lists that are bound value by value; columns of lists as JSON arrays. */
final class MysqlLists implements ListDialect {
  /** The engine expands the list into one parameter for each value. */
  @Override
  public void in(SqlWriter out, String expression, Column column, Operand list) {
    ValueType type = column.type();
    if (type.scalar() == Scalar.STRING) {
      out.sql("(" + expression + " in (")
          .bind(new Binding.ValueList(type, list, Adjustment.NONE))
          .sql(") and " + MysqlTexts.bytes(expression) + " in (")
          .bind(new Binding.ValueList(type, list, Adjustment.UTF8))
          .sql("))");
      return;
    }
    Adjustment adjustment =
        type.scalar() == Scalar.DECIMAL ? Adjustment.ONLY_AT_SCALE : Adjustment.NONE;
    out.sql(expression + " in (").bind(new Binding.ValueList(type, list, adjustment)).sql(")");
  }

  @Override
  public void inStored(SqlWriter out, String stored, StoredForm form, Column column, Operand list) {
    out.sql(stored + " in (")
        .bind(new Binding.ValueList(column.type(), list, Adjustment.NONE, form.bound()))
        .sql(")");
  }

  @Override
  public String elements(String expression, Column column) {
    ValueType type = column.type().element();
    // A float is compared in single precision, as a column of floats is.
    String read = type.scalar() == Scalar.FLOAT ? "float" : JsonTable.type(type);
    return "json_table(" + expression + ", '$[*]' columns (value " + read + " path '$')) e";
  }

  @Override
  public String element(Column column) {
    return JsonTable.read("e.value", column.type().element());
  }

  @Override
  public String length(String expression) {
    return "json_length(" + expression + ")";
  }
}
