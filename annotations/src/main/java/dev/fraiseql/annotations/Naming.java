package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Configures how database names are derived from Java names, for one type or, on a package, for all
 * of its types.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Naming {

  /** The naming strategy of tables and columns without an explicit name. */
  NamingStrategy value() default NamingStrategy.SNAKE_CASE;

  /** The prefix of table names without an explicit name. */
  String prefix() default "";

  /** The suffix of table names without an explicit name. */
  String suffix() default "";
}
