package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How names in the database follow from names in Java, for one type or, on a package, for each of
 * its types.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Naming {

  /** The spelling of tables and columns whose name is not given. */
  NamingStrategy value() default NamingStrategy.SNAKE_CASE;

  /** Put before each table name that is derived, not given. */
  String prefix() default "";

  /** Put behind each table name that is derived, not given. */
  String suffix() default "";
}
