package dev.fraiseql.plan.sql.sqlite;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.JsonPointer;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.List;

/**
 * SQLite's own JSON functions read numbers as doubles, and compare texts. The engine defines {@code
 * fq_json(document, pointer)}, a text that equal values share, and {@code fq_json_has(document,
 * pointer, key)} on each connection.
 */
final class SqliteJson implements JsonDialect {

  @Override
  public void in(SqlWriter out, String column, JsonPointer place, List<String> documents) {
    at(out, column, place);
    if (documents.size() == 1) {
      out.sql(" = ").bind(JsonDialect.text(documents.getFirst()));
    } else {
      out.sql(" in (select value from json_each(")
          .bind(
              new Binding.ValueList(
                  ValueType.of(Scalar.STRING), new Operand.Constant(documents), Adjustment.NONE))
          .sql("))");
    }
  }

  @Override
  public void hasKey(SqlWriter out, String column, JsonPointer place, String key) {
    out.sql("fq_json_has(" + column + ", ").bind(JsonDialect.text(place.toString()));
    out.sql(", ").bind(JsonDialect.text(key)).sql(")");
  }

  @Override
  public void missing(SqlWriter out, String column, JsonPointer place) {
    at(out, column, place);
    out.sql(" is null");
  }

  private static void at(SqlWriter out, String column, JsonPointer place) {
    out.sql("fq_json(" + column + ", ").bind(JsonDialect.text(place.toString())).sql(")");
  }
}
