package dev.fraiseql.contract.model;

/**
 * The kinds of value that a column can hold.
 *
 * <p>Each kind has one Java class for its values inside the engine, whatever class the author
 * chose: {@code Long} for the integers, {@code Double} for the floats, {@code String} for enums
 * (the stored name) and JSON (its text), and the class named by the constant otherwise.
 */
public enum Scalar {
  BYTE("Int", Long.class),
  SHORT("Int", Long.class),
  INT("Int", Long.class),
  LONG("Long", Long.class),
  FLOAT("Float", Double.class),
  DOUBLE("Float", Double.class),
  DECIMAL("Decimal", java.math.BigDecimal.class),
  STRING("String", String.class),
  BOOLEAN("Boolean", Boolean.class),
  /** A moment: {@code Instant} or {@code OffsetDateTime}, kept in UTC to the microsecond. */
  INSTANT("DateTime", java.time.Instant.class),
  LOCAL_DATE_TIME("LocalDateTime", java.time.LocalDateTime.class),
  LOCAL_DATE("Date", java.time.LocalDate.class),
  LOCAL_TIME("Time", java.time.LocalTime.class),
  DURATION("Duration", java.time.Duration.class),
  UUID("UUID", java.util.UUID.class),
  /** Its GraphQL type is the enum's own; {@link #graphql} is empty. */
  ENUM("", String.class),
  BYTES("Base64", byte[].class),
  JSON("JSON", String.class);

  private final String graphql;
  private final Class<?> valueClass;

  Scalar(String graphql, Class<?> valueClass) {
    this.graphql = graphql;
    this.valueClass = valueClass;
  }

  /** The GraphQL scalar that values of this kind have, when they are no ids. */
  public String graphql() {
    return graphql;
  }

  /** The class of this kind's values inside the engine. */
  public Class<?> valueClass() {
    return valueClass;
  }

  /** Whether a value of this kind can be an {@code ID}: a whole number, a string or a UUID. */
  public boolean isIdentifier() {
    return isInteger() || this == STRING || this == UUID;
  }

  /** Whether a value of this kind can be a part of a key: equality and order are exact. */
  public boolean canBeKey() {
    return isComparable() && this != FLOAT && this != DOUBLE;
  }

  /** Whether rows can be sorted by values of this kind. */
  public boolean isComparable() {
    return this != JSON && this != BYTES;
  }

  /** True for BYTE, SHORT, INT and LONG. */
  public boolean isInteger() {
    return this == BYTE || this == SHORT || this == INT || this == LONG;
  }
}
