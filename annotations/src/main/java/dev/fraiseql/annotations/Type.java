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

  /**
   * The plural by which lists are asked for, in camelCase. Default: the English plural of the name.
   */
  String plural() default "";

  /** The table or view. Default: the plural, spelled by the {@link Naming} in force. */
  String table() default "";

  /** The database schema that holds the table. Default: the connection's own. */
  String schema() default "";

  /** The data source, when an application has several. Default: the default one. */
  String source() default "";

  /**
   * True for what can only be read, such as a view: no DDL for a table is written and there are no
   * mutations.
   */
  boolean readOnly() default false;
}
