package dev.fraiseql.plan.expression;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.plan.expression.Expression.Comparison;
import dev.fraiseql.plan.expression.Term.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a condition can be true for some change of a row. Contradictions between constants are
 * found, those between fields only if a field is compared with itself.
 */
final class Satisfiability {
  /** How many alternatives are looked at. */
  private static final int MOST_ALTERNATIVES = 256;

  private final Change change;
  private final Map<Row, Facts> facts = new HashMap<>();
  private final Set<Row> absent = new HashSet<>();
  private final Set<Row> present = new HashSet<>();

  /** A field or object of one state of the row. */
  private record Row(State state, List<String> path) {}

  /** A condition, or its negation, without alternatives. */
  private record Literal(Expression condition, boolean negated) {}

  private Satisfiability(Change change) {
    this.change = change;
  }

  /** Whether a condition can be true for a change of that kind. */
  static boolean of(Expression condition, Change change) {
    List<List<Literal>> alternatives = alternatives(condition, false);
    return alternatives.size() >= MOST_ALTERNATIVES
        || alternatives.stream().anyMatch(each -> new Satisfiability(change).all(each));
  }

  /** The alternatives that make a condition true, or false; at most as many as are looked at. */
  private static List<List<Literal>> alternatives(Expression condition, boolean negated) {
    return switch (condition) {
      case Expression.Not(Expression operand) -> alternatives(operand, !negated);
      case Expression.Known(Expression operand) when !negated -> alternatives(operand, false);
      case Expression.Known _ -> List.of(List.of()); // false or unknown: nothing is concluded
      case Expression.Both(Expression left, Expression right) ->
          negated
              ? either(alternatives(left, true), alternatives(right, true))
              : both(alternatives(left, false), alternatives(right, false));
      case Expression.Either(Expression left, Expression right) ->
          negated
              ? both(alternatives(left, true), alternatives(right, true))
              : either(alternatives(left, false), alternatives(right, false));
      default -> List.of(List.of(new Literal(condition, negated)));
    };
  }

  private static List<List<Literal>> either(List<List<Literal>> left, List<List<Literal>> right) {
    List<List<Literal>> all = new ArrayList<>(left);
    all.addAll(right);
    return all.subList(0, Math.min(all.size(), MOST_ALTERNATIVES));
  }

  private static List<List<Literal>> both(List<List<Literal>> left, List<List<Literal>> right) {
    List<List<Literal>> all = new ArrayList<>();
    for (List<Literal> first : left) {
      for (List<Literal> second : right) {
        if (all.size() == MOST_ALTERNATIVES) {
          return all;
        }
        List<Literal> joined = new ArrayList<>(first);
        joined.addAll(second);
        all.add(joined);
      }
    }
    return all;
  }

  /** Whether all of them can be true at once. */
  private boolean all(List<Literal> literals) {
    for (Literal literal : literals) {
      if (!add(literal.condition(), literal.negated())) {
        return false;
      }
    }
    return facts.values().stream().allMatch(Facts::isPossible)
        && present.stream()
            .allMatch(value ->
                absent.stream()
                    .noneMatch(object ->
                        object.state() == value.state()
                            && startsWith(value.path(), object.path())));
  }

  private static boolean startsWith(List<String> path, List<String> prefix) {
    return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }

  private boolean add(Expression condition, boolean negated) {
    return switch (condition) {
      case Expression.Truth(boolean value) -> value != negated;
      case Expression.Changed _ -> negated || change == Change.UPDATED;
      case Expression.IsNull(Term.Field field) ->
          isNull(row(field.state(), field.path()), field.column().nullable(), negated);
      case Expression.IsAbsent(State state, List<String> path, boolean nullable) ->
          isNull(row(state, path), nullable, negated);
      case Expression.IsTrue(Term.Field field) -> {
        Facts known = facts(field);
        if (known != null) {
          known.add(Comparison.EQUAL, !negated);
        }
        yield known != null;
      }
      case Expression.In in -> in(in, negated);
      case Expression.Compared compared -> compared(compared, negated);
      default -> throw new IllegalArgumentException(condition + " has alternatives");
    };
  }

  private Row row(State state, List<String> path) {
    State current = change == Change.DELETED ? State.BEFORE : State.AFTER;
    return new Row(state == State.CURRENT ? current : state, path);
  }

  /** Whether the change has that state of the row. */
  private boolean exists(Row row) {
    return row.state() != (change == Change.CREATED ? State.BEFORE : State.AFTER)
        || change == Change.UPDATED;
  }

  private boolean isNull(Row row, boolean nullable, boolean negated) {
    if (!exists(row)) {
      return !negated;
    }
    (negated ? present : absent).add(row);
    return negated || nullable;
  }

  /** What is known of a field that is compared and therefore not null; null if it is null. */
  private @Nullable Facts facts(Term.Field field) {
    Row row = row(field.state(), field.path());
    if (!exists(row)) {
      return null;
    }
    present.add(row);
    return facts.computeIfAbsent(row, _ -> new Facts(field.column()));
  }

  private boolean in(Expression.In in, boolean negated) {
    if (!(in.operand() instanceof Term.Field field)) {
      return true;
    }
    Facts known = facts(field);
    if (known == null) {
      return false;
    }
    List<Object> values = in.values().stream().map(Term.Constant::value).toList();
    if (negated) {
      values.forEach(value -> known.add(Comparison.NOT_EQUAL, value));
    } else {
      known.oneOf(values);
    }
    return true;
  }

  private boolean compared(Expression.Compared compared, boolean negated) {
    Comparison operator = negated ? compared.operator().negated() : compared.operator();
    if (!(compared.left() instanceof Term.Field left)) {
      return true;
    }
    Facts known = facts(left);
    if (known == null) {
      return false;
    }
    return switch (compared.right()) {
      case Term.Constant(Object value) -> {
        known.add(operator, value);
        yield true;
      }
      case Term.Field right -> {
        boolean same = row(left.state(), left.path()).equals(row(right.state(), right.path()));
        boolean allowsEqual =
            operator == Comparison.EQUAL
                || operator == Comparison.LESS_OR_EQUAL
                || operator == Comparison.GREATER_OR_EQUAL;
        yield facts(right) != null && (!same || allowsEqual);
      }
    };
  }
}
