package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a field whose value is a record kept in columns of this same table. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Embedded {

  /** Means that the prefix follows from the field's name. */
  String DERIVED = "\0";

  /**
   * Put before the names of the embedded columns. Default: the field's name + {@code _}, spelled by
   * the {@link Naming}.
   */
  String prefix() default DERIVED;
}
