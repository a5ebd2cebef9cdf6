package dev.fraiseql.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.event.CodePoints;
import dev.fraiseql.contract.event.EventRow;
import dev.fraiseql.contract.event.RowChange;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.plan.expression.EventCondition;
import dev.fraiseql.plan.expression.Expression;
import dev.fraiseql.plan.expression.Term;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.SourceFile;
import dev.fraiseql.processor.source.TypeSpec;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compiled conditions are true for the changes for which a separate evaluation is. */
class ConditionWriterTest {
  private static final String ORDER =
      """
      @Type public record Order(
          @Id long id,
          int pieces,
          @Nullable @Column(precision = 8, scale = 2) BigDecimal total,
          @Nullable Double score,
          @Nullable String note,
          @Nullable Boolean paid,
          @Nullable State state,
          @Nullable LocalDate day,
          @Nullable @Embedded Place place,
          @Nullable @Relation Order next) {
        public record Place(@Nullable String city) {}
        public enum State { NEW, PAID, LATE }
      }
      """;
  private static final int CONDITIONS = 400;
  private static final int CHANGES = 60;
  private static final Set<Change> ALL = EnumSet.allOf(Change.class);

  private static final Map<String, List<Object>> VALUES =
      Map.of(
          "id", List.of("1", "2"),
          "pieces", List.of(number("0"), number("1"), number("2")),
          "total", List.of(number("0.50"), number("1.00"), number("2.25")),
          "score", List.of(number("0.5"), number("1.0"), number("1E10")),
          "note", List.of("", "a", "b", "\uFFFD", "\uD83D\uDE00"),
          "paid", List.of(true, false),
          "state", List.of("NEW", "PAID", "LATE"),
          "day", List.of("2026-01-24", "2026-01-25"),
          "place.city", List.of("a", "Rome"),
          "next.id", List.of("1", "2"));

  private static final List<String> NULLABLE =
      List.of("total", "score", "note", "paid", "state", "day", "place.city", "next.id");

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  @Test
  void compiledConditionsAgreeWithASeparateEvaluation() throws Exception {
    Model model = CompiledApp.of(ORDER).model();
    Random random = new Random(7);
    List<String> texts = new ArrayList<>();
    List<Expression> expressions = new ArrayList<>();
    while (texts.size() < CONDITIONS) {
      String text = condition(random, 4);
      EventCondition.check(model, model.type("Order"), ALL, text)
          .condition()
          .ifPresent(expression -> {
            texts.add(text);
            expressions.add(expression);
          });
    }
    Class<?> compiled = compiled(expressions);
    List<RowChange> changes = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      changes.add(change(random));
    }
    int matched = 0;
    for (int i = 0; i < CONDITIONS; i++) {
      Method method = compiled.getDeclaredMethod("c" + i, RowChange.class);
      method.setAccessible(true);
      for (RowChange change : changes) {
        boolean expected = Boolean.TRUE.equals(new Evaluation(change).of(expressions.get(i)));
        matched += expected ? 1 : 0;
        assertThat(method.invoke(null, change))
            .as("%s for %s", texts.get(i), change)
            .isEqualTo(expected);
      }
    }
    assertThat(matched).isBetween(CONDITIONS * CHANGES / 10, CONDITIONS * CHANGES * 9 / 10);
  }

  private static Class<?> compiled(List<Expression> expressions) throws ClassNotFoundException {
    ConditionWriter writer = new ConditionWriter();
    ClassName name = ClassName.get("app", "Conditions");
    TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL);
    for (int i = 0; i < expressions.size(); i++) {
      type.addMethod(writer.method("c" + i, expressions.get(i)));
    }
    writer.constants().forEach(type::addField);
    return CompiledApp.of(ORDER, SourceFile.of(name, type.build()).replace("package app;", ""))
        .load("app.Conditions");
  }

  private static String condition(Random random, int depth) {
    return switch (depth == 0 ? 9 : random.nextInt(10)) {
      case 0, 1, 2 -> condition(random, depth - 1) + " && " + condition(random, depth - 1);
      case 3, 4 -> "(" + condition(random, depth - 1) + " || " + condition(random, depth - 1) + ")";
      case 5, 6 -> "!(" + condition(random, depth - 1) + ")";
      default -> comparison(random);
    };
  }

  private static String comparison(Random random) {
    String field = pick(random, List.copyOf(VALUES.keySet()));
    String state = pick(random, List.of("", "", "before.", "after."));
    return switch (random.nextInt(8)) {
      case 0 -> state + field + (random.nextBoolean() ? " is null" : " is not null");
      case 1 -> "fieldChanged('" + field + "')";
      case 2 ->
          "fieldChanged"
              + (random.nextBoolean() ? "To" : "From")
              + "('"
              + field
              + "', "
              + (random.nextInt(4) == 0 ? "null" : literal(random, field))
              + ")";
      case 3 ->
          state + field + " in (" + literal(random, field) + ", " + literal(random, field) + ")";
      case 4 -> field.equals("paid") ? state + field : "next is null || place is not null";
      case 5 -> "before." + field + " != after." + field;
      case 6 ->
          "total "
              + pick(random, List.of("<", ">=", "=="))
              + " "
              + pick(random, List.of("score", "pieces", "id"));
      default ->
          state
              + field
              + " "
              + pick(
                  random,
                  Set.of("paid", "state").contains(field)
                      ? List.of("==", "!=")
                      : List.of("==", "!=", "<", "<=", ">", ">="))
              + " "
              + literal(random, field);
    };
  }

  private static String literal(Random random, String field) {
    Object value = pick(random, VALUES.get(field));
    return switch (field) {
      case "id", "next.id" -> value + (random.nextInt(4) == 0 ? ".0" : "");
      case "pieces", "total", "score" ->
          random.nextInt(4) == 0 ? "0.75" : ((BigDecimal) value).toString();
      case "paid" -> value.toString();
      default -> "'" + value + "'";
    };
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static RowChange change(Random random) {
    Change change = pick(random, List.copyOf(ALL));
    Map<String, Object> before = row(random);
    Map<String, Object> after = random.nextInt(3) == 0 ? new HashMap<>(before) : row(random);
    Set<String> changed = new HashSet<>();
    for (String path : VALUES.keySet()) {
      if (!String.valueOf(before.get(path)).equals(String.valueOf(after.get(path)))) {
        changed.add(path.replaceFirst("\\..*", ""));
      }
    }
    return new RowChange(
        change,
        change == Change.CREATED ? EventRow.NONE : new EventRow(before),
        change == Change.DELETED ? EventRow.NONE : new EventRow(after),
        change == Change.UPDATED ? changed : Set.of());
  }

  private static Map<String, Object> row(Random random) {
    Map<String, Object> row = new HashMap<>();
    VALUES.forEach((path, values) -> {
      if (!NULLABLE.contains(path) || random.nextInt(3) > 0) {
        row.put(path, pick(random, values));
      }
    });
    for (String object : List.of("place", "next")) {
      if (row.keySet().stream().anyMatch(path -> path.startsWith(object + "."))) {
        row.put(object, Map.of());
      }
    }
    return row;
  }

  /** Evaluates conditions with three values: null is unknown. */
  private record Evaluation(RowChange change) {
    @Nullable Boolean of(Expression condition) {
      return switch (condition) {
        case Expression.Truth(boolean value) -> value;
        case Expression.Both(Expression left, Expression right) -> both(of(left), of(right));
        case Expression.Either(Expression left, Expression right) ->
            not(both(not(of(left)), not(of(right))));
        case Expression.Not(Expression operand) -> not(of(operand));
        case Expression.Known(Expression operand) -> Boolean.TRUE.equals(of(operand));
        case Expression.Compared(Expression.Comparison operator, Term left, Term right) ->
            compared(operator.sign(), value(left), value(right));
        case Expression.In(Term operand, List<Term.Constant> values) -> {
          Object value = value(operand);
          yield value == null
              ? null
              : values.stream().anyMatch(each -> compared("==", value, value(each)));
        }
        case Expression.IsNull(Term.Field field) -> value(field) == null;
        case Expression.IsAbsent(Term.State state, List<String> path, boolean _) ->
            row(state).isNull(String.join(".", path));
        case Expression.IsTrue(Term.Field field) -> (Boolean) value(field);
        case Expression.Changed(List<String> path) -> change.isChanged(String.join(".", path));
      };
    }

    private static @Nullable Boolean both(@Nullable Boolean left, @Nullable Boolean right) {
      if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
        return false;
      }
      return left == null || right == null ? null : true;
    }

    private static @Nullable Boolean not(@Nullable Boolean value) {
      return value == null ? null : !value;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Boolean compared(
        String sign, @Nullable Object left, @Nullable Object right) {
      if (left == null || right == null) {
        return null;
      }
      int order =
          left instanceof String text
              ? CodePoints.compare(text, (String) right)
              : ((Comparable<Object>) left).compareTo(right);
      return switch (sign) {
        case "==" -> order == 0;
        case "!=" -> order != 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    }

    private EventRow row(Term.State state) {
      return switch (state) {
        case CURRENT -> change.current();
        case BEFORE -> change.before();
        case AFTER -> change.after();
      };
    }

    private @Nullable Object value(Term term) {
      if (term instanceof Term.Constant(Object constant)) {
        return constant;
      }
      Term.Field field = (Term.Field) term;
      EventRow row = row(field.state());
      if (row.isNull(field.name())) {
        return null;
      }
      return switch (field.column().type().scalar()) {
        case LONG, INT, DOUBLE, DECIMAL -> row.number(field.name());
        case BOOLEAN -> row.bool(field.name());
        case LOCAL_DATE -> LocalDate.parse(row.text(field.name()));
        default -> row.text(field.name());
      };
    }
  }
}
