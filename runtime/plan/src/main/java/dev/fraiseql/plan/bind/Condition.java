package dev.fraiseql.plan.bind;

/**
 * A {@code @skip} or {@code @include} that depends on a variable: the field is there only if the
 * variable has the expected value.
 *
 * @param variable its place among {@link OperationNode#variables()}
 * @param expected true for {@code @include}, false for {@code @skip}
 */
public record Condition(int variable, boolean expected) {}
