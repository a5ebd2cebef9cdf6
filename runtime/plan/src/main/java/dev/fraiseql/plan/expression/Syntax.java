package dev.fraiseql.plan.expression;

import dev.fraiseql.plan.expression.Expression.Comparison;
import java.math.BigDecimal;
import java.util.List;

/** A condition as it is written: nothing is known of its names. */
sealed interface Syntax {

  /** Where it is written. */
  Span span();

  record Numeric(BigDecimal value, Span span) implements Syntax {}

  record Text(String value, Span span) implements Syntax {}

  record Truth(boolean value, Span span) implements Syntax {}

  record Null(Span span) implements Syntax {}

  /** A name, or names joined by points. */
  record Path(List<String> names, Span span) implements Syntax {
    public Path {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return String.join(".", names);
    }
  }

  record Call(String name, List<Syntax> arguments, Span nameSpan, Span span) implements Syntax {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Not(Syntax operand, Span span) implements Syntax {}

  record Both(Syntax left, Syntax right, Span span) implements Syntax {}

  record Either(Syntax left, Syntax right, Span span) implements Syntax {}

  record Compared(Comparison operator, Syntax left, Syntax right, Span span) implements Syntax {}

  record In(Syntax operand, List<Syntax> values, Span span) implements Syntax {
    public In {
      values = List.copyOf(values);
    }
  }

  record IsNull(Syntax operand, boolean negated, Span span) implements Syntax {}
}
