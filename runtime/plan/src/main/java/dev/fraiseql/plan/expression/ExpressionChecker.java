package dev.fraiseql.plan.expression;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.plan.expression.Expression.Comparison;
import dev.fraiseql.plan.expression.Scope.Meaning;
import dev.fraiseql.plan.expression.Term.Constant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks the names and types of a condition. For one condition. */
final class ExpressionChecker {
  private final Model model;
  private final Scope scope;
  private final List<ExpressionError> errors = new ArrayList<>();

  ExpressionChecker(Model model, Scope scope) {
    this.model = model;
    this.scope = scope;
  }

  /** All mistakes that were found. */
  List<ExpressionError> errors() {
    return errors;
  }

  /** Checks a condition; what is returned is of use only if there are no errors. */
  Expression check(Syntax syntax) {
    int before = errors.size();
    try {
      Expression condition = condition(syntax);
      if (errors.size() == before && !scope.canBeTrue(condition)) {
        throw new ExpressionError(syntax.span(), "This is never true" + reason(condition) + ".");
      }
      return condition;
    } catch (ExpressionError e) {
      errors.add(e);
      return new Expression.Truth(true);
    }
  }

  /** Why a comparison of one field is never true, if its type is the reason. */
  private static String reason(Expression condition) {
    return switch (condition) {
      case Expression.Compared(_, Term.Field field, Term.Constant _) -> limits(field);
      case Expression.In(Term.Field field, _) -> limits(field);
      case Expression.IsNull(Term.Field field) -> ": " + field.name() + " is never null";
      case Expression.IsAbsent absent -> ": " + String.join(".", absent.path()) + " is never null";
      default -> "";
    };
  }

  private static String limits(Term.Field field) {
    Column column = field.column();
    ValueType type = column.type();
    String limits =
        switch (type.scalar()) {
          case BYTE -> "is a whole number from -128 to 127";
          case SHORT -> "is a whole number from -32768 to 32767";
          case INT -> "is a whole number of 32 bits";
          case LONG -> "is a whole number of 64 bits";
          case DECIMAL ->
              "has at most " + type.precision() + " digits, " + type.scale() + " of them decimals";
          case STRING -> "has at most " + column.length() + " characters";
          default -> "";
        };
    return limits.isEmpty() ? "" : ": " + field.name() + " " + limits;
  }

  private Expression condition(Syntax syntax) throws ExpressionError {
    return switch (syntax) {
      case Syntax.Both both -> new Expression.Both(check(both.left()), check(both.right()));
      case Syntax.Either either ->
          new Expression.Either(check(either.left()), check(either.right()));
      case Syntax.Not not -> new Expression.Not(check(not.operand()));
      case Syntax.Truth truth -> new Expression.Truth(truth.value());
      case Syntax.Compared compared -> compared(compared);
      case Syntax.In in -> in(in);
      case Syntax.IsNull test -> isNull(test);
      case Syntax.Call call -> scope.call(call, this);
      case Syntax.Path path -> isTrue(path);
      case Syntax.Numeric _, Syntax.Text _, Syntax.Null _ ->
          throw new ExpressionError(
              syntax.span(), "This is a value: compare it with a field, as in total > 10.");
    };
  }

  private Expression isTrue(Syntax.Path path) throws ExpressionError {
    Term.Field field = field(path);
    if (field.column().type().list() || scalar(field) != Scalar.BOOLEAN) {
      throw new ExpressionError(
          path.span(),
          path + " is " + described(field) + " and no condition: compare it with a value.");
    }
    return new Expression.IsTrue(field);
  }

  private Expression compared(Syntax.Compared compared) throws ExpressionError {
    Syntax left = compared.left();
    Syntax right = compared.right();
    for (Syntax side : List.of(left, right)) {
      if (side instanceof Syntax.Null) {
        throw new ExpressionError(
            compared.span(),
            compared.operator() == Comparison.EQUAL
                ? "Nothing equals null: write is null."
                : "No comparison with null is true: write is not null.");
      }
    }
    Term.@Nullable Field first = fieldOf(left, right);
    Term.@Nullable Field second = fieldOf(right, left);
    if (first == null && second == null) {
      // Reports an unknown name rather than two constants.
      throw new ExpressionError(
          compared.span(), "One side of a comparison is a field: " + unknown(left, right));
    }
    if (first == null) {
      return new Expression.Compared(
          compared.operator().mirrored(),
          Objects.requireNonNull(second),
          constant(left, comparable(right, second, compared.operator()), right));
    }
    comparable(left, first, compared.operator());
    if (second == null) {
      return new Expression.Compared(compared.operator(), first, constant(right, first, left));
    }
    comparable(right, second, compared.operator());
    if (!kind(first).equals(kind(second))) {
      throw new ExpressionError(
          compared.span(),
          "%s is %s, %s is %s: they cannot be compared."
              .formatted(name(left), described(first), name(right), described(second)));
    }
    return new Expression.Compared(compared.operator(), first, second);
  }

  private static String unknown(Syntax left, Syntax right) {
    return "neither " + name(left) + " nor " + name(right) + " is one.";
  }

  /** The field that a side of a comparison names; null if it is a constant, also of an enum. */
  private Term.@Nullable Field fieldOf(Syntax side, Syntax other) throws ExpressionError {
    if (!(side instanceof Syntax.Path path)) {
      if (side instanceof Syntax.Numeric
          || side instanceof Syntax.Text
          || side instanceof Syntax.Truth) {
        return null;
      }
      throw new ExpressionError(
          side.span(), "Fields and values are compared, not conditions: join those by && and ||.");
    }
    return path.names().size() == 1 && !isField(path) && isEnum(other) ? null : field(path);
  }

  private boolean isField(Syntax.Path path) {
    try {
      scope.meaning(path);
      return true;
    } catch (ExpressionError e) {
      return false;
    }
  }

  private boolean isEnum(Syntax side) {
    try {
      return side instanceof Syntax.Path path
          && isField(path)
          && scalar(field(path)) == Scalar.ENUM;
    } catch (ExpressionError e) {
      return false;
    }
  }

  private Term.Field field(Syntax.Path path) throws ExpressionError {
    Meaning meaning = scope.meaning(path);
    return switch (meaning) {
      case Scope.Value value -> value.field();
      case Scope.Whole whole ->
          throw new ExpressionError(
              path.span(),
              path + " is an object: name a field of it, as in " + whole.example() + ".");
      case Scope.Links _ ->
          throw new ExpressionError(
              path.span(),
              path + " is a list of other rows: only fieldChanged('" + path + "') can be asked.");
    };
  }

  /**
   * Checks that values of a field can be compared.
   *
   * @return the field
   */
  Term.Field comparable(Syntax at, Term.Field field) throws ExpressionError {
    return comparable(at, field, Comparison.EQUAL);
  }

  private static Term.Field comparable(Syntax at, Term.Field field, Comparison operator)
      throws ExpressionError {
    ValueType type = field.column().type();
    if (type.list() || !type.scalar().isComparable() || type.isCustomText()) {
      throw new ExpressionError(
          at.span(),
          "%s is %s: only is null, is not null and fieldChanged can be asked."
              .formatted(name(at), described(field)));
    }
    if (operator.isOrder() && !hasOrder(type.scalar())) {
      throw new ExpressionError(
          at.span(),
          "%s is %s, which has no order: it is compared by == and !=."
              .formatted(name(at), described(field)));
    }
    return field;
  }

  private static boolean hasOrder(Scalar scalar) {
    return scalar != Scalar.BOOLEAN && scalar != Scalar.ENUM && scalar != Scalar.UUID;
  }

  private Expression in(Syntax.In in) throws ExpressionError {
    if (!(in.operand() instanceof Syntax.Path path)) {
      throw new ExpressionError(in.operand().span(), "Before in stands a field.");
    }
    Term.Field field = comparable(path, field(path));
    List<Constant> values = new ArrayList<>();
    for (Syntax value : in.values()) {
      if (value instanceof Syntax.Null) {
        throw new ExpressionError(
            value.span(), "Nothing equals null: write " + path + " is null || ...");
      }
      values.add(constant(value, field, path));
    }
    return new Expression.In(field, values);
  }

  private Expression isNull(Syntax.IsNull test) throws ExpressionError {
    if (!(test.operand() instanceof Syntax.Path path)) {
      throw new ExpressionError(test.operand().span(), "Before is stands a field.");
    }
    Expression isNull =
        switch (scope.meaning(path)) {
          case Scope.Value value -> new Expression.IsNull(value.field());
          case Scope.Whole whole ->
              new Expression.IsAbsent(whole.state(), whole.path(), whole.nullable());
          case Scope.Links _ ->
              throw new ExpressionError(path.span(), path + " is a list, which is never null.");
        };
    return test.negated() ? new Expression.Not(isNull) : isNull;
  }

  /**
   * A constant of a field's type.
   *
   * @param field that it is compared with
   * @param at where that is written
   */
  Constant constant(Syntax value, Term.Field field, Syntax at) throws ExpressionError {
    ValueType type = field.column().type();
    if (isNumber(type.scalar())) {
      if (value instanceof Syntax.Numeric number) {
        return new Constant(number.value());
      }
      throw unlike(value, field, at, "a number without quotes");
    }
    return switch (type.scalar()) {
      case BOOLEAN -> {
        if (value instanceof Syntax.Truth truth) {
          yield new Constant(truth.value());
        }
        throw unlike(value, field, at, "true or false");
      }
      case ENUM -> new Constant(enumConstant(value, field, at));
      default -> {
        if (!(value instanceof Syntax.Text text)) {
          throw unlike(value, field, at, "a text in single quotes" + example(type.scalar()));
        }
        yield new Constant(converted(text, field, at));
      }
    };
  }

  private static String example(Scalar scalar) {
    return switch (scalar) {
      case INSTANT -> ", such as '2026-01-24T10:30:00Z'";
      case LOCAL_DATE_TIME -> ", such as '2026-01-24T10:30:00'";
      case LOCAL_DATE -> ", such as '2026-01-24'";
      case LOCAL_TIME -> ", such as '10:30:00'";
      case DURATION -> ", such as 'PT1H30M'";
      default -> "";
    };
  }

  private String enumConstant(Syntax value, Term.Field field, Syntax at) throws ExpressionError {
    EnumModel declared =
        model.enumeration(Objects.requireNonNull(field.column().type().enumName()));
    List<String> names = declared.values().stream().map(EnumModel.Value::name).toList();
    String name =
        switch (value) {
          case Syntax.Text text -> text.value();
          case Syntax.Path path -> path.toString();
          default -> throw unlike(value, field, at, "one of " + String.join(", ", names));
        };
    if (!names.contains(name)) {
      throw new ExpressionError(
          value.span(),
          "%s has no value %s: it has %s.%s"
              .formatted(
                  declared.name(),
                  name,
                  String.join(", ", names),
                  Suggestions.sentence(name, names)));
    }
    return name;
  }

  private Object converted(Syntax.Text text, Term.Field field, Syntax at) throws ExpressionError {
    ValueType type = field.column().type();
    if (type.scalar() == Scalar.STRING) {
      return text.value();
    }
    try {
      return new Coercion(model).value(text.value(), type, false, "the text");
    } catch (RequestException e) {
      throw unlike(text, field, at, "a text of that type" + example(type.scalar()));
    }
  }

  private static ExpressionError unlike(
      Syntax value, Term.Field field, Syntax at, String expected) {
    return new ExpressionError(
        value.span(),
        "%s is %s: compare it with %s.".formatted(name(at), described(field), expected));
  }

  private static Scalar scalar(Term.Field field) {
    return field.column().type().scalar();
  }

  private static boolean isNumber(Scalar scalar) {
    return scalar.isInteger()
        || scalar == Scalar.FLOAT
        || scalar == Scalar.DOUBLE
        || scalar == Scalar.DECIMAL;
  }

  /** What values can be compared with: equal for those that can. */
  private static String kind(Term.Field field) {
    ValueType type = field.column().type();
    if (isNumber(type.scalar())) {
      return "number";
    }
    return type.scalar() == Scalar.ENUM
        ? Objects.requireNonNull(type.enumName())
        : type.scalar().name();
  }

  /** A field's type in words. */
  private static String described(Term.Field field) {
    Column column = field.column();
    ValueType type = column.type();
    if (type.list()) {
      return "a list";
    }
    if (type.isCustomText()) {
      return "a " + type.graphql();
    }
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL -> "a number";
      case STRING -> "a text";
      case BOOLEAN -> "a boolean";
      case INSTANT -> "a moment";
      case LOCAL_DATE_TIME -> "a date and time";
      case LOCAL_DATE -> "a date";
      case LOCAL_TIME -> "a time";
      case DURATION -> "a duration";
      case UUID -> "a UUID";
      case ENUM -> "a value of " + type.enumName();
      case BYTES -> "binary data";
      case JSON -> "a JSON document";
    };
  }

  /** How a side of a comparison is written. */
  private static String name(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Path path -> path.toString();
      case Syntax.Text text -> "'" + text.value() + "'";
      case Syntax.Numeric number -> plain(number.value());
      case Syntax.Truth truth -> String.valueOf(truth.value());
      default -> "this";
    };
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }
}
