package dev.fraiseql.plan.document;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import java.util.Locale;

/**
 * One of our scalars, as graphql-java has to know it. It takes any literal, since {@link
 * LiteralCheck} has been there before, and serialises nothing.
 */
final class CheckedScalar implements Coercing<Object, Object> {
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
