package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of an {@link Observer} class an action. It has one parameter, of the package
 * {@code dev.fraiseql.contract.event}: {@code EntityEvent} of the observed class, if that is a
 * record, {@code RowEvent} or {@code DeliveredEvent}. It returns nothing, and may throw any
 * exception.
 *
 * <p>The event is delivered when the method returns. If it throws, or does not return in time, it
 * is called again, as {@link #retry} says. It may be called several times for one event, also after
 * it has returned if the process ends right then: the id of the delivery is the same each time.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Handle {

  /** The name of the action. Default: the name of the method. */
  String name() default "";

  /** After which time a call has failed, and its thread is interrupted: an ISO 8601 duration. */
  String timeout() default "PT30S";

  /** How often it is called again. */
  Retry retry() default @Retry;

  /** How many calls run at once in a node, for different rows. */
  int concurrency() default 8;
}
