package dev.fraiseql.plan.bind;

/**
 * A {@code @skip} or {@code @include} that depends on a variable: the field is selected only if the
 * variable has the expected value.
 *
 * @param variable its index in {@link OperationNode#variables()}
 * @param expected true for {@code @include}, false for {@code @skip}
 */
public record DirectiveCondition(int variable, boolean expected) {}
