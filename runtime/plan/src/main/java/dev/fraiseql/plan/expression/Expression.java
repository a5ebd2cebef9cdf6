package dev.fraiseql.plan.expression;

import dev.fraiseql.plan.expression.Term.Constant;
import java.util.List;

/**
 * A condition whose types are checked. As in SQL it is true, false or unknown: a comparison with
 * null is unknown.
 */
public sealed interface Expression {

  /** A constant. */
  record Truth(boolean value) implements Expression {}

  /** True if both are. */
  record Both(Expression left, Expression right) implements Expression {}

  /** True if one of both is. */
  record Either(Expression left, Expression right) implements Expression {}

  /** True if the operand is false. */
  record Not(Expression operand) implements Expression {}

  /** False instead of unknown. */
  record Known(Expression operand) implements Expression {}

  /**
   * A comparison of values of one kind. Numbers are compared by value, texts by their code points.
   */
  record Compared(Comparison operator, Term left, Term right) implements Expression {}

  /** Whether a value is one of several. */
  record In(Term operand, List<Constant> values) implements Expression {
    public In {
      values = List.copyOf(values);
    }
  }

  /** Whether there is no value. */
  record IsNull(Term.Field field) implements Expression {}

  /**
   * Whether an object of the row is null: an embedded one, or a to-one relation.
   *
   * @param nullable whether it may be
   */
  record IsAbsent(Term.State state, List<String> path, boolean nullable) implements Expression {
    public IsAbsent {
      path = List.copyOf(path);
    }
  }

  /** The value of a boolean field. */
  record IsTrue(Term.Field field) implements Expression {}

  /**
   * Whether an update has changed a field.
   *
   * @param path from the row to the field
   */
  record Changed(List<String> path) implements Expression {
    public Changed {
      path = List.copyOf(path);
    }
  }

  /** Comparison operators. */
  enum Comparison {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
      return sign;
    }

    /** The operator that is true where this one is false. */
    public Comparison negated() {
      return switch (this) {
        case EQUAL -> NOT_EQUAL;
        case NOT_EQUAL -> EQUAL;
        case LESS -> GREATER_OR_EQUAL;
        case LESS_OR_EQUAL -> GREATER;
        case GREATER -> LESS_OR_EQUAL;
        case GREATER_OR_EQUAL -> LESS;
      };
    }

    /** The operator with which both sides can be exchanged. */
    public Comparison mirrored() {
      return switch (this) {
        case EQUAL, NOT_EQUAL -> this;
        case LESS -> GREATER;
        case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        case GREATER -> LESS;
        case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      };
    }

    boolean isOrder() {
      return this != EQUAL && this != NOT_EQUAL;
    }
  }
}
