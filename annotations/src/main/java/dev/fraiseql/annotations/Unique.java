package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that no two rows have the same value, so that an upsert can use it. On a to-one
 * relation, it applies to the columns that hold the relation. The generated DDL has a constraint
 * for it, in which nulls are distinct. For several fields that are unique together, see {@link
 * Type#unique()}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Unique {}
