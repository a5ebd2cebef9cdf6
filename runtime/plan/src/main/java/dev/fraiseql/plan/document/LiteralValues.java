package dev.fraiseql.plan.document;

import dev.fraiseql.contract.query.Operand;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Converts the literals of a document to JSON values. */
final class LiteralValues {
  private LiteralValues() {}

  /**
   * The JSON value of a literal; an enum value becomes a string, a variable an {@link
   * Operand.Variable}.
   *
   * @param variables returns the index of a variable, by its name
   */
  static @Nullable Object json(Value<?> value, ToIntFunction<String> variables) {
    return switch (value) {
      case NullValue ignored -> null;
      case IntValue number -> integer(number.getValue());
      case FloatValue number -> number.getValue();
      case StringValue text -> text.getValue();
      case BooleanValue truth -> truth.isValue();
      case EnumValue name -> name.getName();
      case VariableReference variable ->
          new Operand.Variable(variables.applyAsInt(variable.getName()));
      case ArrayValue array -> {
        List<@Nullable Object> items = new ArrayList<>();
        array.getValues().forEach(item -> items.add(json(item, variables)));
        yield items;
      }
      case ObjectValue object -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (ObjectField field : object.getObjectFields()) {
          fields.put(field.getName(), json(field.getValue(), variables));
        }
        yield fields;
      }
      default -> throw new IllegalStateException("a value of an unknown kind: " + value);
    };
  }

  private static Object integer(BigInteger value) {
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }
}
