package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs one SQL statement in the database of the application, in a transaction of its own. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RunSql {

  /**
   * The statement, with <code>{{field}}</code> where a value of the event is bound, as text: {@code
   * insert into audit (entry, note) values ({{event.id}}, {{after.note}})}. No text is put into the
   * statement.
   */
  String value();

  /** The name of the action. */
  String name() default "sql";

  /** The timeout of a call: an ISO 8601 duration. */
  String timeout() default "PT15S";

  /** How often it is tried again. */
  Retry retry() default @Retry;

  /** How many calls run at once in a node. */
  int concurrency() default 8;

  /** The maximum number of calls a second in a node; 0 for no maximum. */
  double rate() default 0;
}
