package dev.fraiseql.plan.document;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.bind.Coercion;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets graphql-java check literals of our scalars by the one {@link Coercion} there is. It
 * serialises nothing.
 */
final class ScalarCoercing implements Coercing<Object, Object> {
  private final Coercion coercion;
  private final @Nullable ValueType type;

  /** A check against a type; null takes any value, as JSON does. */
  ScalarCoercing(Coercion coercion, @Nullable ValueType type) {
    this.coercion = coercion;
    this.type = type;
  }

  @Override
  public Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    if (type == null) {
      return input;
    }
    if (input instanceof EnumValue || input instanceof ObjectValue || input instanceof ArrayValue) {
      throw new CoercingParseLiteralException("It is no scalar value.");
    }
    try {
      Object json = Literals.json(input, name -> 0);
      if (json == null) {
        throw new CoercingParseLiteralException("It is null.");
      }
      return coercion.value(json, type, false, "literal");
    } catch (RequestException e) {
      throw new CoercingParseLiteralException(e.getMessage());
    }
  }

  @Override
  public Object parseValue(Object input, GraphQLContext context, Locale locale) {
    return input;
  }

  @Override
  public Object serialize(Object result, GraphQLContext context, Locale locale) {
    return result;
  }
}
