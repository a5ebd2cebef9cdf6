package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a part of the key; several make a composite key, in the order of declaration. A part is a
 * single value of a type that can be compared exactly: a whole number, a decimal, a string, a UUID,
 * a boolean, an enum, a date, a time or a duration. Whole numbers, strings and UUIDs are {@code ID}
 * in GraphQL, unless {@link Column#scalar} says otherwise.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Id {

  /** How a new row gets its id. */
  Generation generated() default Generation.AUTO;

  /** Sources of a new id. */
  enum Generation {
    /**
     * {@link #DATABASE} for a single integer id, {@link #UUID} for a UUID, {@link #NONE} otherwise.
     */
    AUTO,
    /** The database generates a number. */
    DATABASE,
    /** A random UUID. */
    UUID,
    /** The creator of the row. */
    NONE
  }
}
