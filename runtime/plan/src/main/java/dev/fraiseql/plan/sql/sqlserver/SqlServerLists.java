package dev.fraiseql.plan.sql.sqlserver;

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
final class SqlServerLists implements ListDialect {
  @Override
  public void in(SqlWriter out, String expression, Column column, Operand list) {
    ValueType type = column.type();
    switch (type.scalar()) {
      case STRING -> {
        in(out.sql("("), expression, OpenJson.fromText("[value]", type), type, list);
        in(
            out.sql(" and "),
            SqlServerTexts.bytes(expression),
            SqlServerTexts.bytes("[value]"),
            type,
            list);
        out.sql(")");
      }
      // As digits, which JSON has them in anyway.
      case BYTES ->
          in(
              out,
              SqlServerTexts.hexadecimal(expression),
              "[value] collate " + SqlServerTexts.UTF8,
              type,
              list);
      default -> in(out, expression, OpenJson.fromText("[value]", type), type, list);
    }
  }

  @Override
  public void inStored(SqlWriter out, String stored, StoredForm form, Column column, Operand list) {
    ValueType type = column.type();
    in(out, stored, form.stored(OpenJson.fromText("[value]", type)), type, list);
  }

  private static void in(
      SqlWriter out, String expression, String value, ValueType type, Operand list) {
    Adjustment adjustment =
        type.scalar() == Scalar.DECIMAL ? Adjustment.ONLY_AT_SCALE : Adjustment.NONE;
    out.sql(expression + " in (select " + value + " from openjson(")
        .bind(new Binding.ValueList(type, list, adjustment))
        .sql("))");
  }

  @Override
  public String elements(String expression, Column column) {
    return "openjson(" + expression + ") e";
  }

  @Override
  public String element(Column column) {
    ValueType type = column.type().element();
    // A number of single precision is stored with the digits that distinguish it from others.
    return type.scalar() == Scalar.FLOAT
        ? OpenJson.cast("e.[value]", type)
        : OpenJson.fromText("e.[value]", type);
  }

  @Override
  public String length(String expression) {
    return "case when "
        + expression
        + " is not null then (select count(*) from openjson("
        + expression
        + ")) end";
  }

  @Override
  public void anyElement(SqlWriter out, String expression, Column column, Operand list) {
    out.sql("case when exists (select 1 from " + elements(expression, column) + " where ");
    inElement(out, column, list);
    out.sql(") then 1 when " + expression + " is not null then 0 end = 1");
  }

  @Override
  public void everyElement(SqlWriter out, String expression, Column column, Operand list) {
    out.sql("case when exists (select 1 from " + elements(expression, column) + " where not (");
    inElement(out, column, list);
    out.sql(")) then 0 when " + expression + " is not null then 1 end = 1");
  }

  private void inElement(SqlWriter out, Column column, Operand list) {
    in(out, element(column), new Column("value", column.type().element(), false), list);
  }
}
