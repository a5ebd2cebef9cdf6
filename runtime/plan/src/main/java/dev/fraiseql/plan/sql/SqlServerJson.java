package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonDocument;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.JsonPointer;
import dev.fraiseql.contract.query.Operand;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's {@code openjson}, which gives a row for each member of an object or element of an
 * array: its key or place, its text, and what it is by a number. SQL Server compares no documents,
 * so a document to compare with becomes a condition on each of its parts.
 */
final class SqlServerJson implements JsonDialect {
  /** A statement has 2,100 parameters. */
  private static final int MOST_PARTS = 500;

  private static final int NULL = 0;
  private static final int STRING = 1;
  private static final int NUMBER = 2;
  private static final int BOOLEAN = 3;
  private static final int ARRAY = 4;
  private static final int OBJECT = 5;

  private int rows;
  private int parts;

  @Override
  public void in(SqlWriter out, String column, JsonPointer place, List<String> documents) {
    parts = 0;
    unlessMissing(
        out,
        column,
        place,
        row -> {
          for (int i = 0; i < documents.size(); i++) {
            out.sql(i == 0 ? "(" : " or ");
            equal(out, row, new JsonDocument(documents.get(i)).value());
          }
          out.sql(")");
        });
  }

  @Override
  public void hasKey(SqlWriter out, String column, JsonPointer place, String key) {
    unlessMissing(
        out,
        column,
        place,
        row -> {
          out.sql(type(row, OBJECT) + " and exists (select 1 from ");
          String member = within(out, row);
          out.sql(" where ");
          text(out, member + ".[key]", key);
          out.sql(")");
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
    String present = place.isWhole() ? " is not null" : ".[type] <> " + NULL;
    out.sql("case when ");
    at(out, column, place, condition);
    out.sql(" then 1 when ");
    if (place.isWhole()) {
      out.sql(column + present);
    } else {
      at(out, column, place, row -> out.sql(row + present));
    }
    out.sql(" then 0 end = 1");
  }

  /** Writes that there is a value at a place, of whose row a condition is true. */
  private void at(SqlWriter out, String column, JsonPointer place, Consumer<String> condition) {
    // As the one element of an array: a document may be a number, which is no rows by itself.
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
    // The key of an element is its place, so a step needs not be told which it is.
    out.sql("exists (select 1 from ");
    String member = within(out, row);
    out.sql(" where ");
    text(out, member + ".[key]", steps.getFirst());
    out.sql(" and ");
    step(out, member, steps.subList(1, steps.size()), condition);
    out.sql(")");
  }

  /** Writes the members or elements of a value, and gives what each is called. */
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
    if (++parts > MOST_PARTS) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "SQL Server compares JSON values of at most " + MOST_PARTS + " parts with documents.");
    }
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
          String element = member(out, row);
          out.sql(element + ".[key] = N'" + i + "' and ");
          equal(out, element, items.get(i));
          out.sql(")");
        }
        out.sql(")");
      }
      case Map<?, ?> members -> {
        sized(out, row, OBJECT, members.size());
        members.forEach((key, part) -> {
          String member = member(out, row);
          text(out, member + ".[key]", (String) key);
          out.sql(" and ");
          equal(out, member, part);
          out.sql(")");
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

  private String member(SqlWriter out, String row) {
    out.sql(" and exists (select 1 from ");
    String member = within(out, row);
    out.sql(" where ");
    return member;
  }

  /** As doubles, and if both can be, as decimals of 19 digits on either side of the point. */
  private static void number(SqlWriter out, String row, BigDecimal number) {
    boolean plain = Math.abs(number.scale()) < 40; // what decimals are cast from has no exponent
    Binding text = JsonDialect.text(plain ? number.toPlainString() : number.toString());
    String kept = "try_cast(" + row + ".[value] as decimal(38, 19))";
    out.sql("(" + type(row, NUMBER) + " and try_cast(" + row + ".[value] as float) = try_cast(");
    out.bind(text).sql(" as float) and (" + kept + " is null or try_cast(").bind(text);
    out.sql(" as decimal(38, 19)) is null or " + kept + " = try_cast(").bind(text);
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
