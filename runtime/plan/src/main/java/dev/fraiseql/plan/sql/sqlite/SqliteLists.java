package dev.fraiseql.plan.sql.sqlite;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.ListDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import dev.fraiseql.plan.sql.StoredForm;

/** Lists as JSON arrays. */
final class SqliteLists implements ListDialect {
  @Override
  public void in(SqlWriter out, String expression, Column column, Operand list) {
    ValueType type = column.type();
    String left = expression;
    String value = "value";
    Adjustment adjustment = Adjustment.NONE;
    if (SqliteDialect.isTextDecimal(type)) {
      left = "fq_decimal(" + expression + ")";
      value = "fq_decimal(value)";
    } else if (type.scalar() == Scalar.DECIMAL) {
      adjustment = Adjustment.ONLY_AT_SCALE;
    } else if (type.scalar() == Scalar.FLOAT) {
      left = SqliteDialect.single(expression);
    } else if (type.scalar() == Scalar.BYTES) {
      // JSON has no bytes: they are bound in hexadecimal. hex(NULL) is not NULL.
      left = "case when " + expression + " is not null then hex(" + expression + ") end";
    }
    out.sql(left + " in (select " + value + " from json_each(")
        .bind(new Binding.ValueList(type, list, adjustment))
        .sql("))");
  }

  @Override
  public void inStored(SqlWriter out, String stored, StoredForm form, Column column, Operand list) {
    out.sql(stored + " in (select " + form.stored("value") + " from json_each(")
        .bind(new Binding.ValueList(column.type(), list, Adjustment.NONE))
        .sql("))");
  }

  @Override
  public String elements(String expression, Column column) {
    return "json_each(" + expression + ") e";
  }

  @Override
  public String length(String expression) {
    return "json_array_length(" + expression + ")";
  }
}
