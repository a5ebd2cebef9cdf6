package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Compiles a GraphQL operation at build time. The annotated interface has the operation's name.
 *
 * <p>Clients run the operation by that name or by the hexadecimal SHA-256 of its text, over HTTP
 * and Flight.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Operation {

  /** The document: exactly one operation, and the fragments it uses. */
  String value();
}
