package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.JsonPointer;
import dev.fraiseql.contract.query.Operand;
import java.util.List;
import java.util.function.Consumer;

/**
 * How one database queries JSON documents. {@link dev.fraiseql.contract.query.Filter} defines each
 * condition, and when it is unknown.
 */
public interface JsonDialect {

  /**
   * The condition that the value at a pointer equals one of some documents.
   *
   * @param column an expression for the document
   */
  void in(SqlWriter out, String column, JsonPointer place, List<String> documents);

  /** The condition that there is an object with a key at a pointer. */
  void hasKey(SqlWriter out, String column, JsonPointer place, String key);

  /** The condition that there is no value at a pointer. */
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
