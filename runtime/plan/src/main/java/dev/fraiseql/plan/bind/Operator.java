package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
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
  IREGEX("iregex", Comparison.IREGEX),
  /** All of some values are in the list. */
  HAS("contains", null),
  /** Nothing but some values is in the list. */
  CONTAINED_BY("containedBy", null),
  /** One of some values is in the list. */
  OVERLAPS("overlaps", null),
  LEN_EQ("lenEq", Comparison.EQ),
  LEN_NEQ("lenNeq", Comparison.NEQ),
  LEN_GT("lenGt", Comparison.GT),
  LEN_GTE("lenGte", Comparison.GTE),
  LEN_LT("lenLt", Comparison.LT),
  LEN_LTE("lenLte", Comparison.LTE);

  private static final Set<Operator> ORDERED = EnumSet.range(EQ, IS_NULL);
  private static final Set<Operator> OF_TEXTS = EnumSet.range(EQ, IREGEX);
  private static final Set<Operator> OF_LENGTHS = EnumSet.range(LEN_EQ, LEN_LTE);
  private static final Set<Operator> OF_TEXTS_WITHOUT_REGEX = EnumSet.range(EQ, ILIKE);
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

  /**
   * The comparison with one operand that it stands for; null if it does not compare with one. That
   * of a list's length is of the length.
   */
  public @Nullable Comparison comparison() {
    return comparison;
  }

  /** Whether the operand is a list. */
  public boolean takesList() {
    return switch (this) {
      case IN, NIN, HAS, CONTAINED_BY, OVERLAPS -> true;
      default -> false;
    };
  }

  /** Whether it compares how many elements a list has. */
  public boolean takesLength() {
    return OF_LENGTHS.contains(this);
  }

  /** The GraphQL type of its operand for a field: {@code [String!]}. */
  public String operandType(ScalarField field) {
    if (this == IS_NULL) {
      return Scalar.BOOLEAN.graphql();
    }
    if (takesLength()) {
      return Scalar.INT.graphql();
    }
    return takesList() ? "[" + field.graphql() + "!]" : field.graphql();
  }

  /** The operators that a field of a model can be filtered by, in their order. */
  public static Set<Operator> of(ScalarField field, Model model) {
    if (field.column().type().list()) {
      return ofList(field.column().type().scalar());
    }
    if (field.isId()) {
      return ORDERED;
    }
    Scalar scalar = field.column().type().scalar();
    return switch (scalar) {
      case STRING -> model.hasRegex() ? OF_TEXTS : OF_TEXTS_WITHOUT_REGEX;
      case BOOLEAN -> EnumSet.of(EQ, NEQ, IS_NULL);
      case ENUM, BYTES -> LISTED;
      case JSON -> EnumSet.of(IS_NULL);
      default -> ORDERED;
    };
  }

  private static Set<Operator> ofList(Scalar element) {
    Set<Operator> operators = EnumSet.of(IS_NULL);
    if (element != Scalar.BYTES) { // of which databases keep lists in forms that do not compare
      operators.addAll(EnumSet.of(HAS, CONTAINED_BY, OVERLAPS));
    }
    operators.addAll(OF_LENGTHS);
    return operators;
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
