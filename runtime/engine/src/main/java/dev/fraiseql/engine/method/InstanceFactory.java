package dev.fraiseql.engine.method;

import org.jspecify.annotations.Nullable;

/**
 * Provides the instances of classes whose methods are root fields. Safe for use by many threads.
 */
@FunctionalInterface
public interface InstanceFactory {

  /** Has no instances: each class is created by its constructor without parameters. */
  InstanceFactory NONE = type -> null;

  /**
   * The instance of a class, which is asked for once and then used by many threads at a time; null
   * if it is to be created by its constructor without parameters.
   */
  @Nullable Object instance(Class<?> type);
}
