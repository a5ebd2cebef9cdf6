package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class an observer: it acts on committed changes of the rows of one captured type.
 *
 * <pre>{@code
 * @Observer(entity = Order.class, on = {Change.CREATED, Change.UPDATED},
 *     when = "total > 1000 && fieldChangedTo('status', 'PAID')")
 * @Webhook(url = "${alerts.url}", secret = "${alerts.secret}")
 * final class BigOrderPaid {
 *   @Handle
 *   void log(EntityEvent<Order> event) { ... }
 * }
 * }</pre>
 *
 * <p>The class has at least one action: a {@link Handle} method, or an annotation such as {@link
 * Webhook}. Every change that it asks for is delivered to each action at least once, in the order
 * of the commits for each key.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Observer {

  /** The class of the rows: with {@link Type}, and {@link Type#capture} other than NONE. */
  Class<?> entity();

  /** Which changes it acts on. Default: all. */
  Change[] on() default {Change.CREATED, Change.UPDATED, Change.DELETED};

  /**
   * The condition that a change must meet, such as {@code total > 1000 && fieldChanged('status')}.
   * It is checked and compiled with the class. Default: none.
   */
  String when() default "";

  /**
   * The name in the ledger, in metrics and in the ids of deliveries: unique in an application, and
   * not to be changed once it runs. A letter, and up to 99 letters, digits, underscores and
   * hyphens. Default: the simple name of the class.
   */
  String name() default "";

  /**
   * Whether a change waits until the one before of the same row is delivered, or has failed for
   * good.
   */
  boolean ordered() default true;

  /** From where it begins when it runs for the first time. */
  StartPosition start() default StartPosition.NEW_EVENTS;
}
