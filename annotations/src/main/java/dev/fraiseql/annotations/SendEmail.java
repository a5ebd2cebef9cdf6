package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends an email through the SMTP server of the configuration ({@code fraiseql.smtp.url}).
 *
 * <p>In all texts <code>${name}</code> is a property of the configuration or a variable of the
 * environment, and <code>{{field}}</code> a value of the event.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SendEmail {

  /** The addresses of the receivers. */
  String[] to();

  /** The subject. */
  String subject();

  /** The text of the mail. */
  String body();

  /** The address of the sender. Default: {@code fraiseql.smtp.from}. */
  String from() default "";

  /** The name of the action. */
  String name() default "email";

  /** The timeout of a call: an ISO 8601 duration. */
  String timeout() default "PT15S";

  /** How often it is tried again. */
  Retry retry() default @Retry;

  /** How many calls run at once in a node. */
  int concurrency() default 2;

  /** The maximum number of calls a second in a node; 0 for no maximum. */
  double rate() default 0;
}
