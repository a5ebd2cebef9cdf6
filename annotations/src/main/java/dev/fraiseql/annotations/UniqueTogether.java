package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Several fields that are unique together, as an element of {@link Type#unique()}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface UniqueTogether {

  /** The names of the fields: values in one column and to-one relations. */
  String[] value();
}
