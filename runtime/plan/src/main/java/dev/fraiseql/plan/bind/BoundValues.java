package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes the values to bind to a statement's parameters, before any statement runs. */
public final class BoundValues {
  /**
   * The maximum length of a text that is found in any letter case, in code points: MariaDB's PCRE
   * compiles patterns of 64 KiB, and SQL Server's have 4,000 characters.
   */
  private static final int MOST_ANY_CASE = 1_000;

  private static final String ID = "ID";

  /** The path that errors show for a literal of a compiled operation's document. */
  private static final String LITERAL = "literal";

  private final Coercion coercion;

  /** Values for the statements of a model. */
  public BoundValues(Model model) {
    coercion = new Coercion(model);
  }

  /**
   * The value of a parameter, of its type's {@link
   * dev.fraiseql.contract.model.Scalar#valueClass()}; or a {@code Double} infinity for a decimal
   * with more digits than its column; or a {@code byte[]} for a text that is bound as UTF-8.
   *
   * @param variables the operation's declarations
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if a variable's value is not of
   *     the column's type
   */
  public Object value(Binding.Value binding, Values values, List<Variable> variables) {
    Object value =
        switch (binding.operand()) {
          case Operand.Constant(@Nullable Object constant) -> Objects.requireNonNull(constant);
          case Operand.KeyPart part -> throw unknown(part);
          case Operand.ParentKey part -> throw unknown(part);
          case Operand.Place place -> throw unknown(place);
          case Operand.RowValue row -> throw unknown(row);
          case Operand.Unmade(Object given) -> coercion.convert(given, binding.type(), LITERAL);
          case Operand.Variable(int index) -> {
            Variable variable = variables.get(index);
            yield coercion.value(
                given(values, index, variable),
                binding.type(),
                isId(variable),
                "$" + variable.name());
          }
        };
    return adjust(value, binding.type(), binding.adjustment(), place(binding.operand(), variables));
  }

  /** The values of a parameter that is a list; see {@link #value}. */
  public List<Object> list(Binding.ValueList binding, Values values, List<Variable> variables) {
    List<?> list =
        switch (binding.operand()) {
          case Operand.Constant(@Nullable Object constant) ->
              (List<?>) Objects.requireNonNull(constant);
          case Operand.KeyPart part -> throw unknown(part);
          case Operand.ParentKey part -> throw unknown(part);
          case Operand.Place place -> throw unknown(place);
          case Operand.RowValue row -> throw unknown(row);
          case Operand.Unmade(Object given) ->
              ((List<?>) given)
                  .stream().map(each -> coercion.convert(each, binding.type(), LITERAL)).toList();
          case Operand.Variable(int index) -> {
            Variable variable = variables.get(index);
            yield coercion.list(
                given(values, index, variable),
                binding.type(),
                isId(variable),
                "$" + variable.name());
          }
        };
    String place = place(binding.operand(), variables);
    return list.stream()
        .map(value -> adjust(value, binding.type(), binding.adjustment(), place))
        .toList();
  }

  private static IllegalStateException unknown(Operand operand) {
    return new IllegalStateException(operand + " is neither a literal nor a variable");
  }

  private static Object given(Values values, int index, Variable variable) {
    Object value = values.get(index);
    if (value == null) {
      // GraphQL allows a nullable variable with a default in a non-null position: $id: ID = 1.
      throw BadInput.at("$" + variable.name(), "null is given, but a value is required.");
    }
    return value;
  }

  private static String place(Operand operand, List<Variable> variables) {
    return operand instanceof Operand.Variable(int index)
        ? "$" + variables.get(index).name()
        : LITERAL;
  }

  private static boolean isId(Variable variable) {
    String type = variable.type();
    int name = type.lastIndexOf('[') + 1;
    int end = name + ID.length();
    // Only brackets and exclamation marks can follow the name.
    return type.startsWith(ID, name)
        && (end == type.length() || type.charAt(end) == '!' || type.charAt(end) == ']');
  }

  private static Object adjust(Object value, ValueType type, Adjustment adjustment, String place) {
    return switch (adjustment) {
      case NONE -> value;
      case FLOOR_TO_SCALE -> ((BigDecimal) value).setScale(type.scale(), RoundingMode.FLOOR);
      case CEILING_TO_SCALE -> ((BigDecimal) value).setScale(type.scale(), RoundingMode.CEILING);
      case ONLY_AT_SCALE -> onlyAtScale((BigDecimal) value, type);
      case LIKE -> {
        LikePattern.check((String) value, place);
        yield value;
      }
      case LIKE_TO_GLOB -> {
        LikePattern.check((String) value, place);
        yield LikePattern.toGlob((String) value);
      }
      case UTF8 -> ((String) value).getBytes(StandardCharsets.UTF_8);
      case ANY_CASE -> anyCase(value, place);
      case ANY_CASE_LIKE -> {
        LikePattern.check((String) value, place);
        yield anyCase(value, place);
      }
      case ANY_CASE_GLOB -> {
        LikePattern.check((String) value, place);
        yield LikePattern.toGlob(anyCase(value, place));
      }
      case FOLDED_ANYWHERE -> CaseInsensitiveRegex.anywhere(anyCase(value, place));
      case FOLDED_START -> CaseInsensitiveRegex.atStart(anyCase(value, place));
      case FOLDED_END -> CaseInsensitiveRegex.atEnd(anyCase(value, place));
      case FOLDED_LIKE -> {
        LikePattern.check((String) value, place);
        yield CaseInsensitiveRegex.like(anyCase(value, place));
      }
      case SETS_ANYWHERE -> CharacterSetPattern.anywhere(anyCase(value, place));
      case SETS_START -> CharacterSetPattern.atStart(anyCase(value, place));
      case SETS_END -> CharacterSetPattern.atEnd(anyCase(value, place));
      case LIKE_TO_SETS -> sets((String) value, false, place);
      case SETS_LIKE -> sets((String) value, true, place);
    };
  }

  /** A text that is found in any letter case. */
  private static String anyCase(Object value, String place) {
    String text = (String) value;
    int length = text.codePointCount(0, text.length());
    if (length > MOST_ANY_CASE) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          place
              + ": a text that is found in any letter case has at most "
              + MOST_ANY_CASE
              + " characters, but this one has "
              + length
              + ". Compare exactly (contains, like), or search for a part of it.");
    }
    return text;
  }

  private static String sets(String pattern, boolean anyCase, String place) {
    LikePattern.check(pattern, place);
    return CharacterSetPattern.like(anyCase ? anyCase(pattern, place) : pattern, anyCase);
  }

  private static Object onlyAtScale(BigDecimal value, ValueType type) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= type.scale()
        ? value.setScale(type.scale(), RoundingMode.UNNECESSARY)
        : (Object) Double.POSITIVE_INFINITY;
  }
}
