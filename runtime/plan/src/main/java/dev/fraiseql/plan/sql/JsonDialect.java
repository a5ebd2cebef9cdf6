package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.JsonPointer;
import dev.fraiseql.contract.query.Operand;
import java.util.List;
import java.util.function.Consumer;

/**
 * How one database looks into JSON documents. What is there, and when a condition is unknown,
 * {@link dev.fraiseql.contract.query.Filter} says of each.
 */
public interface JsonDialect {

  /**
   * The condition that the value at a place equals one of some.
   *
   * @param column an expression for the document
   */
  void in(SqlWriter out, String column, JsonPointer place, List<String> documents);

  /** The condition that an object with a key is at a place. */
  void hasKey(SqlWriter out, String column, JsonPointer place, String key);

  /** The condition that there is no value at a place. */
  void missing(SqlWriter out, String column, JsonPointer place);

  /** Writes that one of some documents meets a condition. */
  static void anyOf(SqlWriter out, List<String> documents, Consumer<String> condition) {
    String before = "(";
    for (String document : documents) {
      out.sql(before);
      condition.accept(document);
      before = " or ";
    }
    out.sql(")");
  }

  /** A text to bind. */
  static Binding text(String text) {
    return new Binding.Value(ValueType.of(Scalar.STRING), new Operand.Constant(text));
  }
}
