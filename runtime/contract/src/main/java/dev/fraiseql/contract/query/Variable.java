package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * A variable that an operation declares.
 *
 * @param name without the dollar sign
 * @param type as GraphQL spells it: {@code [ID!]!}
 * @param defaultValue as JSON knows it, or {@link Values#ABSENT} if there is none
 */
public record Variable(String name, String type, @Nullable Object defaultValue) {

  /** A variable without a default. */
  public Variable(String name, String type) {
    this(name, type, Values.ABSENT);
  }
}
