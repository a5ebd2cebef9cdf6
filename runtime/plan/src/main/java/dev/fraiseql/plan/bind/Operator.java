package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter.Comparison;
import java.util.Collections;
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
  LEN_LTE("lenLte", Comparison.LTE),
  /** A JSON object has a key. */
  HAS_KEY("hasKey", null),
  /** Conditions on parts of a JSON document. */
  PATH("path", null);

  private static final Set<Operator> ON_JSON = EnumSet.of(EQ, NEQ, IN, NIN, IS_NULL, HAS_KEY, PATH);

  private static final Set<Operator> ON_PART_OF_JSON =
      EnumSet.of(EQ, NEQ, IN, NIN, IS_NULL, HAS_KEY);

  /** The input type of a condition on a part of a JSON document. */
  public static final String PART_TYPE = "JSONPathFilter";

  private static final Set<Operator> ORDERED = EnumSet.range(EQ, IS_NULL);
  private static final Set<Operator> OF_TEXTS = EnumSet.range(EQ, IREGEX);
  private static final Set<Operator> OF_LENGTHS = EnumSet.range(LEN_EQ, LEN_LTE);
  private static final Set<Operator> OF_TEXTS_WITHOUT_REGEX = EnumSet.range(EQ, ILIKE);
  private static final Set<Operator> PARTS = EnumSet.range(CONTAINS, IREGEX);
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

  /** Whether the operand is a part or a pattern of a text, and so a text whatever the whole is. */
  public boolean takesPart() {
    return PARTS.contains(this);
  }

  /** The GraphQL type of its operand for a field: {@code [String!]}. */
  public String operandType(ScalarField field) {
    if (this == IS_NULL) {
      return Scalar.BOOLEAN.graphql();
    }
    if (takesLength()) {
      return Scalar.INT.graphql();
    }
    if (this == PATH) {
      return "[" + PART_TYPE + "!]";
    }
    if (this == HAS_KEY || takesPart()) {
      return Scalar.STRING.graphql();
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
      case STRING -> ofText(field.column().type(), model);
      case BOOLEAN -> EnumSet.of(EQ, NEQ, IS_NULL);
      case ENUM, BYTES -> LISTED;
      case JSON -> ON_JSON;
      default -> ORDERED;
    };
  }

  private static Set<Operator> ofText(ValueType type, Model model) {
    if (type.isCustomText()) {
      return ORDERED; // a part of what is shown may be no part of what is kept
    }
    return model.hasRegex() ? OF_TEXTS : OF_TEXTS_WITHOUT_REGEX;
  }

  private static Set<Operator> ofList(Scalar element) {
    Set<Operator> operators = EnumSet.of(IS_NULL);
    if (element != Scalar.BYTES) { // of which databases keep lists in forms that do not compare
      operators.addAll(EnumSet.of(HAS, CONTAINED_BY, OVERLAPS));
    }
    operators.addAll(OF_LENGTHS);
    return operators;
  }

  /** The operators that a JSON document can be filtered by, in their order. */
  static Set<Operator> onJson() {
    return Collections.unmodifiableSet(ON_JSON);
  }

  /** The operators that a part of a JSON document can be filtered by, in their order. */
  public static Set<Operator> onPartOfJson() {
    return Collections.unmodifiableSet(ON_PART_OF_JSON);
  }

  /** The name of the input type that holds {@link #of}: {@code DecimalFilter}. */
  public static String filterType(ScalarField field) {
    return field.graphql() + (field.column().type().list() ? "ListFilter" : "Filter");
  }

  /**
   * The operator of that key.
   *
   * @param known where it is looked for
   * @param type the input type that has these
   * @param place where the key stands
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it is none of them
   */
  static Operator named(String key, Set<Operator> known, String type, String place) {
    for (Operator operator : known) {
      if (operator.key.equals(key)) {
        return operator;
      }
    }
    List<String> keys = known.stream().map(Operator::key).toList();
    throw BadInput.at(place, type + " has no such operator." + Suggestions.sentence(key, keys));
  }
}
