package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Writes a line to the log, to the logger {@code dev.fraiseql.observer.<name>}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LogEvent {

  /** The line, where <code>{{field}}</code> is a value of the event. */
  String value();

  /** The name of the action. */
  String name() default "log";

  /** The timeout of a call: an ISO 8601 duration. */
  String timeout() default "PT15S";

  /** How often it is tried again. */
  Retry retry() default @Retry;

  /** How many calls run at once in a node. */
  int concurrency() default 8;

  /** The maximum number of calls a second in a node; 0 for no maximum. */
  double rate() default 0;
}
