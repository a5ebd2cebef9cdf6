package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends a push notification through the provider of the configuration ({@code fraiseql.push.*}).
 *
 * <p>In all texts <code>${name}</code> is a property of the configuration or a variable of the
 * environment, and <code>{{field}}</code> a value of the event.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SendPush {

  /** The receiver: a token of a device, or a topic, as the provider takes it. */
  String to();

  /** The title. */
  String title();

  /** The text. */
  String text();

  /** The name of the action. */
  String name() default "push";

  /** The timeout of a call: an ISO 8601 duration. */
  String timeout() default "PT15S";

  /** How often it is tried again. */
  Retry retry() default @Retry;

  /** How many calls run at once in a node. */
  int concurrency() default 8;

  /** The maximum number of calls a second in a node; 0 for no maximum. */
  double rate() default 0;
}
