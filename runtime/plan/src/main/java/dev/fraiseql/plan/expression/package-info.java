/**
 * The language of conditions: one parser and one type checker. Conditions of observers are written
 * in it; their grammar is in {@code docs/conditions.md}.
 *
 * <p>{@link dev.fraiseql.plan.expression.ExpressionParser} makes {@link
 * dev.fraiseql.plan.expression.Syntax} of a text, {@link
 * dev.fraiseql.plan.expression.ExpressionChecker} makes an {@link
 * dev.fraiseql.plan.expression.Expression} of it, whose names mean what a {@link
 * dev.fraiseql.plan.expression.Scope} says, and {@link dev.fraiseql.plan.expression.Satisfiability}
 * tells whether it can be true.
 */
@NullMarked
package dev.fraiseql.plan.expression;

import org.jspecify.annotations.NullMarked;
