package dev.fraiseql.engine.arrow;

import dev.fraiseql.engine.query.DuplicateKeys;
import dev.fraiseql.jdbc.ReadSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows that are right only if some keys are unique, which is searched first. */
final class SearchedRows implements RootRows {
  private final List<DuplicateKeys.Search> searches;
  private final DuplicateKeys duplicates;
  private final RootRows rows;
  private boolean begun;

  SearchedRows(List<DuplicateKeys.Search> searches, DuplicateKeys duplicates, RootRows rows) {
    this.searches = searches;
    this.duplicates = duplicates;
    this.rows = rows;
  }

  @Override
  public void begin(ReadSession session, int wanted, int fetchRows) throws SQLException {
    if (!begun) {
      begun = true;
      for (DuplicateKeys.Search search : searches) {
        try (ResultSet found = session.query(search.statement(), null)) {
          if (found.next()) {
            throw duplicates.report(search.type());
          }
        }
      }
    }
    rows.begin(session, wanted, fetchRows);
  }

  @Override
  public boolean copy(int index) throws SQLException {
    return rows.copy(index);
  }

  @Override
  public void end(int rows) throws SQLException {
    this.rows.end(rows);
  }
}
