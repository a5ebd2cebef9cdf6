package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record or a plain class a type of the served schema, backed by one table or view.
 *
 * <p>On a sealed interface: makes it a GraphQL interface of the types that it permits, with the
 * fields that its abstract methods name; a union if it has none. It has a {@link #name} and a
 * {@link #plural}, and no table.
 *
 * <p>The javadoc of the class becomes the description of the GraphQL type. An empty attribute means
 * the default given there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Type {

  /** The name in GraphQL and in Arrow. Default: the simple name of the class. */
  String name() default "";

  /** The query field that returns a list, in camelCase. Default: the English plural of the name. */
  String plural() default "";

  /** The table or view. Default: the plural, converted by the {@link Naming} that applies. */
  String table() default "";

  /** The database schema that holds the table. Default: the connection's own. */
  String schema() default "";

  /** The data source, when an application has several. Default: the default one. */
  String source() default "";

  /**
   * Whether the rows have a key. Default: they do, and the fields with {@link Id} are its parts.
   */
  Key key() default Key.ID;

  /**
   * True if rows can only be read, as of a view: no DDL is written for the table, and there are no
   * mutations.
   */
  boolean readOnly() default false;

  /** Which changes of the rows are recorded as events. */
  Capture capture() default Capture.NONE;

  /** Fields that are unique together, beside those with {@link Unique}. */
  UniqueTogether[] unique() default {};
}
