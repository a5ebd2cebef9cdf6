package dev.fraiseql.engine.write;

import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.write.WritableType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Locks the rows that a request names by their keys before it changes the first of them, in one
 * order for all requests, so that two of them do not wait for each other.
 */
final class LockOrder {
  private static final Comparator<Target> ORDER =
      Comparator.<Target, String>comparing(target -> target.type().type().name())
          .thenComparing(target -> target.row().values(), LockOrder::compare);

  private LockOrder() {}

  /** A row that a field names. */
  private record Target(WritableType type, BoundStatement row) {}

  static void lock(TransactionRows rows, List<PreparedWrite> writes) throws SQLException {
    List<Target> targets = new ArrayList<>();
    for (PreparedWrite write : writes) {
      if (write instanceof PreparedWrite.Update update && !update.many()) {
        targets.add(new Target(update.change().type(), update.target()));
      } else if (write instanceof PreparedWrite.Delete delete && !delete.many()) {
        targets.add(new Target(delete.type(), delete.target()));
      }
    }
    if (targets.size() < 2) {
      return;
    }
    targets.sort(ORDER);
    for (Target target : targets) {
      rows.lock(target.type(), target.row());
    }
  }

  private static int compare(@Nullable Object[] one, @Nullable Object[] other) {
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      int order =
          one[i] instanceof Long left && other[i] instanceof Long right
              ? Long.compare(left, right)
              : text(one[i]).compareTo(text(other[i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.length, other.length);
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
  }
}
