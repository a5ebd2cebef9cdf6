package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the version of a row, for optimistic locking: an {@code int}, {@code long} or {@code
 * java.time.Instant} that every mutation raises. Clients pass the version that they have read to an
 * update or delete, which fails with CONFLICT if the row has another one.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Version {}
