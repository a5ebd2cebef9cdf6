package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.query.Filter.Comparison;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of a filter on a scalar field. */
public enum Operator {
  EQ("eq", Comparison.EQ),
  NEQ("neq", Comparison.NEQ),
  GT("gt", Comparison.GT),
  GTE("gte", Comparison.GTE),
  LT("lt", Comparison.LT),
  LTE("lte", Comparison.LTE),
  IN("in", null),
  NIN("nin", null),
  IS_NULL("isNull", null),
  CONTAINS("contains", Comparison.CONTAINS),
  ICONTAINS("icontains", Comparison.ICONTAINS),
  STARTS_WITH("startsWith", Comparison.STARTS_WITH),
  ISTARTS_WITH("istartsWith", Comparison.ISTARTS_WITH),
  ENDS_WITH("endsWith", Comparison.ENDS_WITH),
  IENDS_WITH("iendsWith", Comparison.IENDS_WITH),
  LIKE("like", Comparison.LIKE),
  ILIKE("ilike", Comparison.ILIKE),
  REGEX("regex", Comparison.REGEX),
  IREGEX("iregex", Comparison.IREGEX);

  private static final Set<Operator> ORDERED = EnumSet.range(EQ, IS_NULL);
  private static final Set<Operator> LISTED = EnumSet.of(EQ, NEQ, IN, NIN, IS_NULL);

  private final String key;
  private final @Nullable Comparison comparison;

  Operator(String key, @Nullable Comparison comparison) {
    this.key = key;
    this.comparison = comparison;
  }

  /** As it is written in a filter. */
  public String key() {
    return key;
  }

  /** The comparison with one operand that it stands for; null for IN, NIN and IS_NULL. */
  public @Nullable Comparison comparison() {
    return comparison;
  }

  /** Whether the operand is a list. */
  public boolean takesList() {
    return this == IN || this == NIN;
  }

  /** The operators that a field can be filtered by, in their order. */
  public static Set<Operator> of(ScalarField field) {
    if (field.column().type().list()) {
      return EnumSet.of(IS_NULL);
    }
    if (field.isId()) {
      return ORDERED;
    }
    Scalar scalar = field.column().type().scalar();
    return switch (scalar) {
      case STRING -> EnumSet.allOf(Operator.class);
      case BOOLEAN -> EnumSet.of(EQ, NEQ, IS_NULL);
      case ENUM, BYTES -> LISTED;
      case JSON -> EnumSet.of(IS_NULL);
      default -> ORDERED;
    };
  }

  /** The name of the input type that holds {@link #of}: {@code DecimalFilter}. */
  public static String filterType(ScalarField field) {
    return field.graphql() + (field.column().type().list() ? "ListFilter" : "Filter");
  }

  /** The keys of some operators. */
  static List<String> keys(Set<Operator> operators) {
    return operators.stream().map(Operator::key).toList();
  }
}
