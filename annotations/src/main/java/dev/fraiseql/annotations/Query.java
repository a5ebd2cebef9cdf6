package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes methods fields of the type {@code Query}: the annotated one, or all methods of the
 * annotated class that are neither private nor marked {@code @Override}.
 *
 * <pre>{@code
 * @Query
 * final class Recommendations {
 *   /** Tracks that customers with the same taste have bought. *\/
 *   List<RowKey<Track>> recommendedTracks(@Id long customerId, Connection connection) { ... }
 * }
 * }</pre>
 *
 * <p>A method writes nothing; a parameter of type {@code java.sql.Connection} reads from the
 * database.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Query {}
