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

/** The operators of a filter on a scalar field. */
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
  EQ_FIELD("eqField", Comparison.EQ),
  NEQ_FIELD("neqField", Comparison.NEQ),
  GT_FIELD("gtField", Comparison.GT),
  GTE_FIELD("gteField", Comparison.GTE),
  LT_FIELD("ltField", Comparison.LT),
  LTE_FIELD("lteField", Comparison.LTE),
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
  /** The list contains all of the given values. */
  HAS("contains", null),
  /** The list contains only given values. */
  CONTAINED_BY("containedBy", null),
  /** The list contains at least one of the given values. */
  OVERLAPS("overlaps", null),
  LEN_EQ("lenEq", Comparison.EQ),
  LEN_NEQ("lenNeq", Comparison.NEQ),
  LEN_GT("lenGt", Comparison.GT),
  LEN_GTE("lenGte", Comparison.GTE),
  LEN_LT("lenLt", Comparison.LT),
  LEN_LTE("lenLte", Comparison.LTE),
  /** The JSON object has a key. */
  HAS_KEY("hasKey", null),
  /** Conditions on parts of a JSON document. */
  PATH("path", null);

  private static final Set<Operator> ON_JSON = EnumSet.of(EQ, NEQ, IN, NIN, IS_NULL, HAS_KEY, PATH);

  private static final Set<Operator> ON_PART_OF_JSON =
      EnumSet.of(EQ, NEQ, IN, NIN, IS_NULL, HAS_KEY);

  /** The input type of a condition on a part of a JSON document. */
  public static final String PART_TYPE = "JSONPathFilter";

  private static final Set<Operator> ORDERED = EnumSet.range(EQ, LTE_FIELD);
  private static final Set<Operator> OF_FIELDS = EnumSet.range(EQ_FIELD, LTE_FIELD);
  private static final Set<Operator> OF_TEXTS = EnumSet.range(EQ, IREGEX);
  private static final Set<Operator> OF_LENGTHS = EnumSet.range(LEN_EQ, LEN_LTE);
  private static final Set<Operator> OF_TEXTS_WITHOUT_REGEX = EnumSet.range(EQ, ILIKE);
  private static final Set<Operator> PARTS = EnumSet.range(CONTAINS, IREGEX);
  private static final Set<Operator> LISTED = EnumSet.of(EQ, NEQ, IN, NIN, IS_NULL);
  private static final Set<Operator> ENUMS =
      EnumSet.of(EQ, NEQ, IN, NIN, IS_NULL, EQ_FIELD, NEQ_FIELD);

  private final String key;
  private final @Nullable Comparison comparison;

  Operator(String key, @Nullable Comparison comparison) {
    this.key = key;
    this.comparison = comparison;
  }

  /** Its name in a filter. */
  public String key() {
    return key;
  }

  /**
   * The comparison with its operand; null if it is not a comparison with one value. Operators on a
   * list's length compare the length.
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

  /** Whether it compares the length of a list. */
  public boolean takesLength() {
    return OF_LENGTHS.contains(this);
  }

  /** Whether the operand is the name of another field of the row. */
  public boolean takesField() {
    return OF_FIELDS.contains(this);
  }

  /** Whether the operand is a part or pattern of a text: a string, also for a custom scalar. */
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
    if (this == HAS_KEY || takesPart() || takesField()) {
      return Scalar.STRING.graphql();
    }
    return takesList() ? "[" + field.graphql() + "!]" : field.graphql();
  }

  /** The operators that a field supports, in the order of this enum. */
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
      case BOOLEAN -> EnumSet.of(EQ, NEQ, IS_NULL, EQ_FIELD, NEQ_FIELD);
      case ENUM -> ENUMS;
      case BYTES -> LISTED;
      case JSON -> ON_JSON;
      default -> ORDERED;
    };
  }

  private static Set<Operator> ofText(ValueType type, Model model) {
    if (type.isCustomText()) {
      return ORDERED; // a part of the shown text need not be a part of the stored one
    }
    return model.hasRegex() ? OF_TEXTS : OF_TEXTS_WITHOUT_REGEX;
  }

  private static Set<Operator> ofList(Scalar element) {
    Set<Operator> operators = EnumSet.of(IS_NULL);
    if (element != Scalar.BYTES) { // lists of bytes are stored in forms that cannot be compared
      operators.addAll(EnumSet.of(HAS, CONTAINED_BY, OVERLAPS));
    }
    operators.addAll(OF_LENGTHS);
    return operators;
  }

  /** The operators that a JSON column supports. */
  static Set<Operator> onJson() {
    return Collections.unmodifiableSet(ON_JSON);
  }

  /** The operators that a part of a JSON document supports. */
  public static Set<Operator> onPartOfJson() {
    return Collections.unmodifiableSet(ON_PART_OF_JSON);
  }

  /** The name of the input type with the operators of a field: {@code DecimalFilter}. */
  public static String filterType(ScalarField field) {
    return field.graphql() + (field.column().type().list() ? "ListFilter" : "Filter");
  }

  /**
   * The operator with a key.
   *
   * @param known the allowed operators
   * @param type their input type, for the error
   * @param place the key's path in the request, for the error
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if none of them has the key
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
