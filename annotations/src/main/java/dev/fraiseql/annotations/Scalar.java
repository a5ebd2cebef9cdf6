package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record of one component a scalar of the served schema. Fields of the record's type are
 * stored in columns like the component, and served under the record's name.
 *
 * <p>A value that a client sends is read as one of the component's type and goes through the
 * canonical constructor, which may reject or change it: rows are compared with the component's
 * value. To reject a value, throw an {@code IllegalArgumentException}, whose message is written for
 * the client; any other exception is a fault of the server.
 *
 * <pre>{@code
 * @Scalar
 * public record Email(String address) {
 *   public Email {
 *     address = address.strip().toLowerCase(Locale.ROOT);
 *     if (!address.contains("@")) {
 *       throw new IllegalArgumentException("an @ is missing");
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>A record that declares {@code static X parse(String text)} is served as text however it is
 * stored: clients send what {@code parse} reads, and receive what {@code toString} returns.
 *
 * <p>The component is a {@code String}, a whole or decimal number, a {@code UUID}, or one of the
 * types of {@code java.time} that a field may have. The javadoc of the record becomes the
 * description of the scalar.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Scalar {

  /** The name in GraphQL. Default: the simple name of the record. */
  String name() default "";

  /** The URL of the text that specifies it, for {@code @specifiedBy}. Default: none. */
  String specifiedBy() default "";
}
