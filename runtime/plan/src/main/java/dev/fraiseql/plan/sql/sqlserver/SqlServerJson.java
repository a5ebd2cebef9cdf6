package dev.fraiseql.plan.sql.sqlserver;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonDocument;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.JsonPointer;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's {@code openjson}, which gives a row for each member of an object or element of an
 * array: its key or index, its text, and the number of its type. SQL Server does not compare
 * documents, so a document to compare with becomes a condition on each of its parts.
 */
final class SqlServerJson implements JsonDialect {
  /** Subqueries can be nested 32 levels deep, of which the statement itself may need some. */
  private static final int MAX_LEVELS = 24;

  private static final int NULL = 0;
  private static final int STRING = 1;
  private static final int NUMBER = 2;
  private static final int BOOLEAN = 3;
  private static final int ARRAY = 4;
  private static final int OBJECT = 5;

  private int rows;
  private int levels;

  @Override
  public void in(SqlWriter out, String column, JsonPointer place, List<String> documents) {
    unlessMissing(
        out,
        column,
        place,
        row ->
            JsonDialect.anyOf(
                out, documents, document -> equal(out, row, new JsonDocument(document).value())));
  }

  @Override
  public void hasKey(SqlWriter out, String column, JsonPointer place, String key) {
    unlessMissing(
        out,
        column,
        place,
        row -> {
          out.sql(type(row, OBJECT) + " and ");
          some(out, row, member -> text(out, member + ".[key]", key));
        });
  }

  @Override
  public void missing(SqlWriter out, String column, JsonPointer place) {
    out.sql("not ");
    at(out, column, place, row -> out.sql(row + ".[type] <> " + NULL));
  }

  /** Writes a condition on the value at a place, which is unknown if there is none. */
  private void unlessMissing(
      SqlWriter out, String column, JsonPointer place, Consumer<String> condition) {
    out.sql("case when ");
    at(out, column, place, condition);
    out.sql(" then 1 when ");
    if (place.isWhole()) {
      out.sql(column + " is not null");
    } else {
      at(out, column, place, row -> out.sql(row + ".[type] <> " + NULL));
    }
    out.sql(" then 0 end = 1");
  }

  /** Writes that there is a value at a place, of whose row a condition is true. */
  private void at(SqlWriter out, String column, JsonPointer place, Consumer<String> condition) {
    // As the only element of an array: openjson gives no rows for a document that is a number.
    String array = "concat(N'[', " + column + ", N']')";
    String row = next();
    out.sql("exists (select 1 from openjson(case when isjson(" + array + ") = 1 then " + array);
    out.sql(" end) " + row + " where " + row + ".[key] = N'0' and ");
    step(out, row, place.steps(), condition);
    out.sql(")");
  }

  private void step(SqlWriter out, String row, List<String> steps, Consumer<String> condition) {
    if (steps.isEmpty()) {
      condition.accept(row);
      return;
    }
    // The key of an element is its index, so steps to elements and to members are the same.
    some(
        out,
        row,
        member -> {
          text(out, member + ".[key]", steps.getFirst());
          out.sql(" and ");
          step(out, member, steps.subList(1, steps.size()), condition);
        });
  }

  /** Writes that some member or element of a value meets a condition on its row. */
  private void some(SqlWriter out, String row, Consumer<String> condition) {
    if (++levels > MAX_LEVELS) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "The database looks "
              + MAX_LEVELS
              + " levels into a JSON document at most, those of a pointer and of what is compared"
              + " with the value there together.");
    }
    out.sql("exists (select 1 from ");
    String member = within(out, row);
    out.sql(" where ");
    condition.accept(member);
    out.sql(")");
    levels--;
  }

  /** Writes the members or elements of a value, and returns the name of their rows. */
  private String within(SqlWriter out, String row) {
    String member = next();
    out.sql("openjson(case when " + row + ".[type] in (" + ARRAY + ", " + OBJECT + ") then ");
    out.sql(row + ".[value] end) " + member);
    return member;
  }

  private String next() {
    return "j" + rows++;
  }

  private void equal(SqlWriter out, String row, @Nullable Object value) {
    switch (value) {
      case null -> out.sql(type(row, NULL));
      case Boolean truth ->
          out.sql("(" + type(row, BOOLEAN) + " and " + row + ".[value] = N'" + truth + "')");
      case String string -> {
        out.sql("(" + type(row, STRING) + " and ");
        text(out, row + ".[value]", string);
        out.sql(")");
      }
      case BigDecimal number -> number(out, row, number);
      case List<?> items -> {
        sized(out, row, ARRAY, items.size());
        for (int i = 0; i < items.size(); i++) {
          String isThere = ".[key] = N'" + i + "' and ";
          Object item = items.get(i);
          out.sql(" and ");
          some(
              out,
              row,
              element -> {
                out.sql(element + isThere);
                equal(out, element, item);
              });
        }
        out.sql(")");
      }
      case Map<?, ?> members -> {
        sized(out, row, OBJECT, members.size());
        members.forEach((key, part) -> {
          out.sql(" and ");
          some(
              out,
              row,
              member -> {
                text(out, member + ".[key]", (String) key);
                out.sql(" and ");
                equal(out, member, part);
              });
        });
        out.sql(")");
      }
      default -> throw new IllegalArgumentException("not of a JSON document: " + value);
    }
  }

  private void sized(SqlWriter out, String row, int type, int size) {
    out.sql("(" + type(row, type) + " and (select count(*) from ");
    within(out, row);
    out.sql(") = " + size);
  }

  /**
   * As doubles and, if both can be converted, as decimals with 19 digits before and after the
   * point.
   */
  private static void number(SqlWriter out, String row, BigDecimal number) {
    boolean plain =
        Math.abs(number.scale()) < 40; // a text that is cast to a decimal has no exponent
    Binding text = JsonDialect.text(plain ? number.toPlainString() : number.toString());
    String decimal = "try_cast(" + row + ".[value] as decimal(38, 19))";
    out.sql("(" + type(row, NUMBER) + " and try_cast(" + row + ".[value] as float) = try_cast(");
    out.bind(text).sql(" as float) and (" + decimal + " is null or try_cast(").bind(text);
    out.sql(" as decimal(38, 19)) is null or " + decimal + " = try_cast(").bind(text);
    out.sql(" as decimal(38, 19))))");
  }

  private static String type(String row, int type) {
    return row + ".[type] = " + type;
  }

  /** A text or a key, exactly. */
  private static void text(SqlWriter out, String expression, String text) {
    out.sql(SqlServerTexts.bytes(expression) + " = ")
        .bind(
            new Binding.Value(
                ValueType.of(Scalar.STRING), new Operand.Constant(text), Adjustment.UTF8));
  }
}
