package dev.fraiseql.plan.document;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import java.util.Locale;

/**
 * The coercing of FraiseQL's scalars for graphql-java. It accepts every literal, because {@link
 * LiteralValidator} has already checked it, and graphql-java never serializes values of them.
 */
final class PassThroughCoercing implements Coercing<Object, Object> {
  @Override
  public Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return input;
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
