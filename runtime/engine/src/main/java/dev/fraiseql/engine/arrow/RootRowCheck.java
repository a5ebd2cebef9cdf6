package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.engine.query.DuplicateKeys;
import dev.fraiseql.engine.query.PreparedConnection;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedPages;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.engine.query.RowCheck;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Decides which rows of a root level are sent: not a row that was read only to compare it with the
 * last one. Fails if a row occurs twice because a key is not unique. For one stream.
 */
final class RootRowCheck {
  private final @Nullable Level level;
  private final @Nullable RowCheck check;
  private final DuplicateKeys duplicates;
  private final boolean single;
  private final long wanted;

  /** The position of the number of rows, if the first of them may be one too many; else 0. */
  private final int numberPosition;

  private long sent;
  private boolean begun;

  /** A check of the rows of a root field. */
  RootRowCheck(PreparedRoot root, DuplicateKeys duplicates) {
    this.duplicates = duplicates;
    PreparedLevel prepared =
        switch (root) {
          case PreparedRoot.Rows rows -> rows.level();
          case PreparedRoot.Row row -> row.level();
          case PreparedRoot.Connection connection -> connection.level();
          default -> null;
        };
    level = prepared == null ? null : prepared.level();
    check = level == null ? null : RowCheck.of(level.keyCheck());
    single = root instanceof PreparedRoot.Row;
    if (root instanceof PreparedRoot.Connection connection) {
      PreparedConnection page = connection.page();
      wanted = page.window().wanted();
      numberPosition = page.window().backward() ? page.position() + page.shape().keys().size() : 0;
    } else {
      long ofLevel = prepared == null ? Long.MAX_VALUE : prepared.wanted();
      wanted =
          root instanceof PreparedRoot.Rows(var name, var rows, PreparedPages pages)
                  && pages != null
              ? Math.min(ofLevel, pages.limit())
              : ofLevel;
      numberPosition = 0;
    }
  }

  /** Moves to the next row that is sent. Returns false if there is none. */
  boolean next(ResultRow row) throws SQLException {
    while (row.result().next()) {
      compare(row);
      boolean first = !begun;
      begun = true;
      // The rows of a page from the end begin with the one beyond the page.
      if (first && numberPosition > 0 && row.result().getLong(numberPosition) > wanted) {
        continue;
      }
      return sends();
    }
    return false;
  }

  /** Whether the current row of a stream is sent; if not, none follows. */
  boolean admits(Row row) throws SQLException {
    compare(row);
    return sends();
  }

  private boolean sends() {
    return sent++ < wanted;
  }

  /** Compares the current row with the row before, and does not send it. */
  void compare(Row row) throws SQLException {
    if (level != null && ((check != null && check.finds(row)) || (single && sent > 0))) {
      throw duplicates.report(level, check);
    }
  }

  /** Begins a part that may begin with the row that was compared last. */
  void beginPart() {
    if (check != null) {
      check.beginList();
    }
  }
}
