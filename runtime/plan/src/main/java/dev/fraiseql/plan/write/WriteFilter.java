package dev.fraiseql.plan.write;

import dev.fraiseql.plan.bind.BadInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rejects conditions of updates and deletes that compare nothing, so that no mistake writes all
 * rows of a table. A condition that matches nothing is allowed.
 */
public final class WriteFilter {
  private WriteFilter() {}

  /**
   * Checks a condition.
   *
   * @param where the argument, without variables
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it compares nothing
   */
  public static void check(@Nullable Object where) {
    if (!compares(where)) {
      throw BadInput.at(
              "where",
              "the condition compares nothing, so that it would be about all rows. To mean them,"
                  + " compare the key, as in {id: {isNull: false}}.")
          .with("field", "where");
    }
  }

  private static boolean compares(@Nullable Object condition) {
    if (!(condition instanceof Map<?, ?> map)) {
      return false;
    }
    return map.entrySet().stream()
        .anyMatch(entry ->
            switch ((String) entry.getKey()) {
              case "_and" -> items(entry.getValue()).stream().anyMatch(WriteFilter::compares);
              case "_or" -> items(entry.getValue()).stream().allMatch(WriteFilter::compares);
              case "_not" -> compares(entry.getValue());
              default -> true;
            });
  }

  private static List<?> items(@Nullable Object value) {
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }
}
