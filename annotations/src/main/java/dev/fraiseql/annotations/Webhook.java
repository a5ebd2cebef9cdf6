package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends the event to a URL by POST, signed as Standard Webhooks describe (<a
 * href="https://github.com/standard-webhooks/standard-webhooks">specification</a>).
 *
 * <p>In all texts <code>${name}</code> is a property of the configuration or a variable of the
 * environment. In {@link #body} and {@link #headers}, <code>{{field}}</code> is a value of the
 * event.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Webhooks.class)
public @interface Webhook {

  /** Where to send it: http or https. */
  String url();

  /**
   * The key of the signature: {@code whsec_} and base64, several of them separated by blanks while
   * keys are changed. Best taken from the configuration. Empty for no signature.
   */
  String secret() default "";

  /** Further headers, each as {@code Name: value}. */
  String[] headers() default {};

  /** The body as a template. Default: the event as JSON. */
  String body() default "";

  /** Fields that are left out of {@code before}, {@code after} and {@code changed}. */
  String[] redact() default {};

  /** The name of the action, needed if the observer has several webhooks. */
  String name() default "webhook";

  /** The timeout of a call: an ISO 8601 duration. */
  String timeout() default "PT15S";

  /** How often it is tried again. */
  Retry retry() default @Retry;

  /** How many calls run at once in a node. */
  int concurrency() default 8;

  /** The maximum number of calls a second in a node; 0 for no maximum. */
  double rate() default 0;
}
