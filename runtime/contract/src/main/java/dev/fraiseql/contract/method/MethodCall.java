package dev.fraiseql.contract.method;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call of an author's method: its arguments, and what else it takes. */
public abstract class MethodCall {
  private final List<@Nullable Object> arguments;

  /**
   * A call.
   *
   * @param arguments of the classes that {@link dev.fraiseql.contract.model.Scalar#valueClass()}
   *     names, or lists of such, in the order of the method's arguments
   */
  protected MethodCall(List<@Nullable Object> arguments) {
    this.arguments = Collections.unmodifiableList(arguments);
  }

  /**
   * An argument as the method takes it; null if it is null or absent.
   *
   * @param convert makes the declared class of the engine's
   */
  public final <T> @Nullable T argument(int index, Function<Object, T> convert) {
    Object value = arguments.get(index);
    return value == null ? null : convert.apply(value);
  }

  /** A list as {@link #argument}. */
  public final <T> @Nullable List<T> list(int index, Function<Object, T> convert) {
    Object value = arguments.get(index);
    if (value == null) {
      return null;
    }
    List<T> items = new ArrayList<>();
    for (Object item : (List<?>) value) {
      items.add(convert.apply(Objects.requireNonNull(item)));
    }
    return List.copyOf(items);
  }

  /**
   * What a mutation writes with.
   *
   * @throws IllegalStateException if this is a query
   */
  public abstract Changes changes();

  /** A connection for SQL: that of the mutation's transaction, or one that only reads. */
  public abstract Connection connection() throws SQLException;
}
