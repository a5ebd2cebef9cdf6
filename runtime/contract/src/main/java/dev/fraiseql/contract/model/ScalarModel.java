package dev.fraiseql.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * A record of the author's that is served as a scalar, kept as its one component is.
 *
 * @param name in GraphQL
 * @param javaClass the fully qualified (canonical) name of the record
 * @param base what the component is
 * @param text whether clients write and read it as a text of its own, which the record's {@code
 *     parse} and {@code toString} know, and not as a value of its base
 * @param specifiedBy the URL of the text that specifies it; null for none
 * @param conversion the record's code
 */
public record ScalarModel(
    String name,
    String javaClass,
    Scalar base,
    boolean text,
    @Nullable String specifiedBy,
    Doc doc,
    ScalarConversion conversion) {
  /** The most digits of a decimal column. */
  private static final int DIGITS = 38;

  private static final int MICROSECONDS = 6;

  /** Values of it, wherever they stand: of as many digits as a column can have. */
  public ValueType type() {
    ValueType values =
        switch (base) {
          case DECIMAL -> ValueType.decimal(DIGITS, 0);
          case DURATION -> ValueType.duration(MICROSECONDS);
          default -> ValueType.of(base);
        };
    return values.custom(name, text);
  }

  /** What a client's value is read as before the record sees it. */
  public ValueType given() {
    return text ? ValueType.of(Scalar.STRING) : type().base();
  }

  /** Whether the record is being compiled, so that no value can go through it. */
  public boolean isBeingCompiled() {
    return conversion.equals(ScalarConversion.UNKNOWN);
  }

  /** Whether both are the same record, known in the same way. What is said of them may differ. */
  public boolean isSameAs(ScalarModel other) {
    return name.equals(other.name)
        && javaClass.equals(other.javaClass)
        && base == other.base
        && text == other.text
        && java.util.Objects.equals(specifiedBy, other.specifiedBy);
  }
}
