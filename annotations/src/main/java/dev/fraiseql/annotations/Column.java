package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/** Configures how a field is stored in the database, where the default does not fit. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Column {

  /**
   * The name of the column. Default: the Java name, converted by the {@link Naming} that applies.
   */
  String name() default "";

  /** The precision of a {@code BigDecimal}: 1 to 38 digits. Default (0): 18. */
  int precision() default 0;

  /**
   * The scale of a {@code BigDecimal}: digits after the decimal point, 0 to precision. Default
   * (-1): 0 with a precision, else 6.
   */
  int scale() default -1;

  /** The maximum length of a {@code String} in characters. Default (0): unlimited. */
  int length() default 0;

  /**
   * The GraphQL scalar: {@code "ID"} for an identifier, or the scalar of the Java type, such as
   * {@code "Int"} or {@code "String"}. Only whole numbers, strings and UUIDs can be an ID. Default:
   * ID for such a field with {@link Id}, and the scalar of the Java type for all others.
   */
  String scalar() default "";

  /**
   * True for a field that only reads its column. Several fields can read one column, in GraphQL by
   * several names; all but one of them are read-only.
   */
  boolean readOnly() default false;

  /** The unit of a {@code java.time.Duration} in its integer column: MICROS, MILLIS or SECONDS. */
  ChronoUnit unit() default ChronoUnit.MICROS;

  /** The form of the stored values, where it is not the type of the generated DDL. */
  Stored stored() default Stored.DEFAULT;

  /**
   * With {@link Stored#NATIVE}, the database's name of the column's type, such as {@code
   * order_status} or {@code shop.order_status} on PostgreSQL, or of its character set on MySQL and
   * MariaDB, such as {@code latin1}: equality then uses an index of the column. Default: it does
   * not.
   */
  String type() default "";

  /** When the database computes the value. */
  Generated generated() default Generated.NEVER;

  /**
   * For a {@link #generated} column, the expression that the generated DDL computes it by, in the
   * SQL of all databases that are compiled for. Default: none, so that the DDL has a plain column.
   */
  String definition() default "";
}
