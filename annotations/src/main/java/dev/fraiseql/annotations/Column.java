package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/** How a field is kept in the database, where the default does not fit. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Column {

  /** The column. Default: the Java name, spelled by the {@link Naming} in force. */
  String name() default "";

  /** Digits of a {@code BigDecimal}, 1 to 38. Default (0): 18. */
  int precision() default 0;

  /**
   * Digits behind the point of a {@code BigDecimal}, 0 to precision. Default (-1): 0 with a
   * precision, else 6.
   */
  int scale() default -1;

  /** The most characters of a {@code String}. Default (0): unlimited. */
  int length() default 0;

  /** What a {@code java.time.Duration} counts in its integer column: MICROS, MILLIS or SECONDS. */
  ChronoUnit unit() default ChronoUnit.MICROS;
}
