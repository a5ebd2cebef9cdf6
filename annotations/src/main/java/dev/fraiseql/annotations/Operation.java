package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Compiles one GraphQL operation with the program. The annotated interface has the operation's
 * name.
 *
 * <p>The operation can be asked for by that name or by the SHA-256 of its text, in hexadecimal,
 * over HTTP and Flight.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Operation {

  /** The document: exactly one operation, and the fragments it uses. */
  String value();
}
