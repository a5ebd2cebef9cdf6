package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A join table of a many-to-many relation. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Join {

  /** The join table; empty means that there is none. */
  String table() default "";

  /** The database schema of the join table. Default: that of the declaring type. */
  String schema() default "";

  /** The columns that hold this type's key. Default: the type's singular + {@code _} + key. */
  String[] column() default {};

  /** The columns that hold the target's key. Default: the target's singular + {@code _} + key. */
  String[] inverse() default {};
}
