package dev.fraiseql.plan.sql.postgresql;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.JsonPointer;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.List;

/** PostgreSQL's {@code jsonb}, which compares documents as values; a {@code json} becomes one. */
final class PostgresqlJson implements JsonDialect {
  private static final ValueType DOCUMENT = ValueType.of(Scalar.JSON);

  @Override
  public void in(SqlWriter out, String column, JsonPointer place, List<String> documents) {
    at(out, column, place);
    if (documents.size() == 1) {
      Operand document = new Operand.Constant(documents.getFirst());
      out.sql(" = ").bind(new Binding.Value(DOCUMENT, document)).sql("::jsonb");
    } else {
      Operand list = new Operand.Constant(documents);
      out.sql(" = any(")
          .bind(new Binding.ValueList(DOCUMENT, list, Adjustment.NONE))
          .sql("::jsonb[])");
    }
  }

  @Override
  public void hasKey(SqlWriter out, String column, JsonPointer place, String key) {
    out.sql("(jsonb_typeof(");
    at(out, column, place);
    // Of an array, jsonb_exists would say whether the key is an element.
    out.sql(") = 'object' and jsonb_exists(");
    at(out, column, place);
    out.sql(", ").bind(JsonDialect.text(key)).sql("))");
  }

  @Override
  public void missing(SqlWriter out, String column, JsonPointer place) {
    at(out, column, place);
    out.sql(" is null");
  }

  /** The value at a pointer. The text is nested, with the first step innermost. */
  private static void at(SqlWriter out, String column, JsonPointer place) {
    if (place.isWhole()) {
      out.sql(column + "::jsonb");
      return;
    }
    List<String> steps = place.steps();
    out.sql("nullif(" + "(".repeat(steps.size()) + column + "::jsonb");
    for (String step : steps) {
      // A step that is a number is an element of an array or a key of an object. Not so "-1" or
      // "01", which #> would take for elements, too.
      if (JsonPointer.isIndex(step)) {
        out.sql(" #> array[").bind(JsonDialect.text(step)).sql("::text])");
      } else {
        out.sql(" -> ").bind(JsonDialect.text(step)).sql("::text)");
      }
    }
    out.sql(", 'null'::jsonb)");
  }
}
