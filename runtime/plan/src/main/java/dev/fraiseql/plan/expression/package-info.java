/**
 * The language of conditions: one parser and one type checker. Operators, from the one that binds
 * strongest: {@code !}; {@code == != < <= > >=}, {@code in (...)}, {@code is null}, {@code is not
 * null}; {@code &&}; {@code ||}. Texts, dates, times and UUIDs are in single quotes, in which a
 * quote is doubled. As in SQL, a comparison with null is unknown.
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
