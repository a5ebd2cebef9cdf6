package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a field whose value is a record that is stored in columns of the same table. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Embedded {

  /** Derives the prefix from the field's name. */
  String DERIVED = "\0";

  /**
   * The prefix of the embedded columns' names. Default: the field's name + {@code _}, converted by
   * the {@link Naming}.
   */
  String prefix() default DERIVED;
}
