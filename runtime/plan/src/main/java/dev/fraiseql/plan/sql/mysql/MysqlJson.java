package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.JsonPointer;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The functions that MySQL and MariaDB share, and the comparison of documents that each has for
 * itself. MySQL's takes fractions for doubles; MariaDB's takes a character and its escape for
 * different ones.
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
    // Of a text that is no document, functions make an error of the whole statement.
    String document = "if(json_valid(" + column + "), " + column + ", null)";
    if (place.isWhole()) {
      out.sql(document);
    } else {
      step(out, document, "$", place.steps());
    }
  }

  /**
   * Writes the value that some steps lead to from a path on. Whether a step that is a number is an
   * element or a key, the document has to be asked: of what is no array, {@code [0]} is all of it.
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

  /** A key in a path: a JSON string, spelled as our documents are, which MariaDB cares for. */
  private static String member(String key) {
    JsonSink quoted = new JsonSink(key.length() * 2 + 2);
    quoted.string(key);
    return "." + new String(quoted.array(), 0, quoted.size(), StandardCharsets.UTF_8);
  }
}
