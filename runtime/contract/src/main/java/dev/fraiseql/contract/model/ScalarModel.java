package dev.fraiseql.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * A custom scalar: a Java record of one component, whose stored form is that component.
 *
 * @param name in GraphQL
 * @param javaClass the fully qualified (canonical) name of the record
 * @param base the scalar of the component
 * @param text true if clients read and write strings, converted by the record's {@code parse} and
 *     {@code toString}; false if they read and write values of the base
 * @param specifiedBy the URL of its specification; null for none
 * @param doc its description and deprecation in the schema
 * @param conversion calls the record's code
 */
public record ScalarModel(
    String name,
    String javaClass,
    Scalar base,
    boolean text,
    @Nullable String specifiedBy,
    Doc doc,
    ScalarConversion conversion) {
  /** The maximum precision of a decimal column. */
  private static final int DIGITS = 38;

  private static final int MICROSECONDS = 6;

  /** The type of its values in general: a decimal has the maximum precision of a column. */
  public ValueType type() {
    ValueType values =
        switch (base) {
          case DECIMAL -> ValueType.decimal(DIGITS, 0);
          case DURATION -> ValueType.duration(MICROSECONDS);
          default -> ValueType.of(base);
        };
    return values.custom(name, text);
  }

  /** The type as which a client's value is read before the record converts it. */
  public ValueType given() {
    return text ? ValueType.of(Scalar.STRING) : type().base();
  }

  /** Whether this build compiles the record, so that its code cannot convert values yet. */
  public boolean isBeingCompiled() {
    return conversion.equals(ScalarConversion.UNKNOWN);
  }

  /** Whether both describe the same record in the same way, except for their documentation. */
  public boolean isSameAs(ScalarModel other) {
    return name.equals(other.name)
        && javaClass.equals(other.javaClass)
        && base == other.base
        && text == other.text
        && java.util.Objects.equals(specifiedBy, other.specifiedBy);
  }
}
