package dev.fraiseql.contract.query;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one request, with defaults, by their index in {@link CompiledQuery#variables()}.
 */
public final class Values {
  /** In place of a variable that the request does not give and that has no default. */
  public static final Object ABSENT =
      new Object() {
        @Override
        public String toString() {
          return "ABSENT";
        }
      };

  /** No variables. */
  public static final Values NONE = new Values();

  private final @Nullable Object[] values;
  private final @Nullable String place;

  /**
   * These variables.
   *
   * @param values each as JSON knows it ({@code String Boolean Long Double BigInteger BigDecimal
   *     List Map null}), or {@link #ABSENT}
   */
  public Values(@Nullable Object... values) {
    this(Arrays.copyOf(values, values.length), null);
  }

  private Values(@Nullable Object[] values, @Nullable String place) {
    this.values = values;
    this.place = place;
  }

  /** The same variables, for the page of a stream that begins after a cursor. */
  public Values behind(String cursor) {
    return new Values(values, cursor);
  }

  /** The value of {@link Operand.Place}: a cursor, or null for the first page. */
  public @Nullable String place() {
    return place;
  }

  /** Whether a variable is {@link #ABSENT}. */
  public boolean isAbsent(int index) {
    return ABSENT.equals(values[index]);
  }

  /** The value of a variable, or {@link #ABSENT}. */
  public @Nullable Object get(int index) {
    return values[index];
  }
}
