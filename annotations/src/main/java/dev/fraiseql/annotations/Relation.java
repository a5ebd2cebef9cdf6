package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field whose value is another {@link Type} (to-one) or a {@code List} or {@code Set} of
 * one (to-many).
 *
 * <p>A to-one relation is stored in columns of this table, by default named component + {@code _} +
 * key of the target. A to-many relation is the inverse of a to-one, or uses a join table ({@link
 * #through()}).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Relation {

  /**
   * To-one: the column of this table that holds the target's key. Short for a {@link #columns()} of
   * one.
   */
  String column() default "";

  /** To-one: the columns of this table that hold the target's key, in the order of its parts. */
  String[] columns() default {};

  /**
   * To-many: the to-one field of the target that points here. May be omitted if exactly one does.
   */
  String mappedBy() default "";

  /** To-many: the join table between this type and the target. */
  Join through() default @Join;

  /** To-one: what happens to this row when the row that it refers to is deleted. */
  OnDelete onDelete() default OnDelete.RESTRICT;
}
