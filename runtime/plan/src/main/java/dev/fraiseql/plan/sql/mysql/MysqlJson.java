package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.JsonPointer;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The functions that MySQL and MariaDB share, and the different ways in which they compare
 * documents. MySQL's converts fractions to doubles; MariaDB's treats a character and its escape as
 * different.
 */
final class MysqlJson implements JsonDialect {

  @Override
  public void in(SqlWriter out, String column, JsonPointer place, List<String> documents) {
    unlessMissing(
        out,
        column,
        place,
        // MySQL's IN does not compare documents.
        () ->
            JsonDialect.anyOf(
                out,
                documents,
                document -> {
                  out.sql("/*!80000 cast(*//*M!100700 json_equals(*/");
                  at(out, column, place);
                  out.sql("/*!80000  as json) = cast(*//*M!100700 , */");
                  out.bind(JsonDialect.text(document));
                  out.sql("/*!80000  as json)*//*M!100700 )*/");
                }));
  }

  @Override
  public void hasKey(SqlWriter out, String column, JsonPointer place, String key) {
    unlessMissing(
        out,
        column,
        place,
        () -> {
          out.sql("(json_type(");
          at(out, column, place);
          out.sql(") = 'OBJECT' and json_contains_path(");
          at(out, column, place);
          out.sql(", 'one', ").bind(JsonDialect.text("$" + member(key))).sql("))");
        });
  }

  @Override
  public void missing(SqlWriter out, String column, JsonPointer place) {
    out.sql("coalesce(json_type(");
    at(out, column, place);
    out.sql("), 'NULL') = 'NULL'");
  }

  /** Writes a condition on the value at a place, which is unknown if there is none. */
  private static void unlessMissing(
      SqlWriter out, String column, JsonPointer place, Runnable condition) {
    if (place.isWhole()) {
      condition.run();
      return;
    }
    out.sql("case when json_type(");
    at(out, column, place);
    out.sql(") <> 'NULL' then ");
    condition.run();
    out.sql(" end");
  }

  private static void at(SqlWriter out, String column, JsonPointer place) {
    // For a text that is no document, functions make the whole statement fail.
    String document = "if(json_valid(" + column + "), " + column + ", null)";
    if (place.isWhole()) {
      out.sql(document);
    } else {
      step(out, document, "$", place.steps());
    }
  }

  /**
   * Writes the value that some steps lead to from a path on. The document decides whether a step
   * that is a number is an element or a key: of a value that is no array, {@code [0]} is the value
   * itself.
   */
  private static void step(SqlWriter out, String document, String path, List<String> steps) {
    for (int i = 0; i < steps.size(); i++) {
      String step = steps.get(i);
      if (JsonPointer.isIndex(step)) {
        List<String> rest = steps.subList(i + 1, steps.size());
        out.sql("if(json_type(");
        extract(out, document, path);
        out.sql(") = 'ARRAY', ");
        step(out, document, path + "[" + step + "]", rest);
        out.sql(", ");
        step(out, document, path + member(step), rest);
        out.sql(")");
        return;
      }
      path += member(step);
    }
    extract(out, document, path);
  }

  private static void extract(SqlWriter out, String document, String path) {
    out.sql("json_extract(" + document + ", ").bind(JsonDialect.text(path)).sql(")");
  }

  /** A key in a path: a JSON string, escaped as our documents are, which matters to MariaDB. */
  private static String member(String key) {
    JsonSink quoted = new JsonSink(key.length() * 2 + 2);
    quoted.string(key);
    return "." + new String(quoted.array(), 0, quoted.size(), StandardCharsets.UTF_8);
  }
}
