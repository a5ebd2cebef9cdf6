package dev.fraiseql.processor.declared;

/** The Java class in which an author declares values of a scalar that has several. */
public enum ScalarClass {
  /** The class that generated code reads and binds; primitive types count as their wrappers. */
  DEFAULT,
  /** {@link java.time.OffsetDateTime}, a second class of {@code Scalar.INSTANT}. */
  OFFSET_DATE_TIME
}
