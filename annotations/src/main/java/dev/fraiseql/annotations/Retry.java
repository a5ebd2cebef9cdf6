package dev.fraiseql.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When an action that has failed is tried again. After the last attempt, or after the maximum age,
 * the event becomes a dead letter.
 */
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Retry {

  /** How the delays grow. */
  Backoff strategy() default Backoff.EXPONENTIAL;

  /** The first delay: an ISO 8601 duration. */
  String initial() default "PT1S";

  /** The longest delay: an ISO 8601 duration. */
  String max() default "PT10M";

  /** The maximum number of attempts, the first one included. */
  int attempts() default 12;

  /** The time from the first attempt after which there is no other: an ISO 8601 duration. */
  String maxAge() default "P3D";
}
