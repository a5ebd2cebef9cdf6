package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.RowCheck;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.ReadSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Fills one to-many field of a level: a list of structs for each parent. */
final class ListFiller extends ChildFiller {
  private final ListVector list;
  private final StructVector rows;

  ListFiller(Level.Child child, PreparedLevel level, ListVector list, LevelFiller.Parts parts) {
    super(child, level, list, list.getDataVector().getChildrenFromFields(), parts);
    this.list = list;
    this.rows = (StructVector) list.getDataVector();
  }

  @Override
  void readRows(int first, int end, ReadSession session, MemoryGuard guard) throws SQLException {
    int row = 0;
    int start = 0;
    int ordinal = first;
    KeyBatch parents = parents();
    list.startNewValue(parents.place(ordinal));
    KeyBatch batch = parents.range(first, end);
    @Nullable RowCheck check = RowCheck.of(level.level().keyCheck());
    try (ResultSet result = session.stream(level.statementFor(batch), batch, FETCH_ROWS)) {
      ResultRow current = parts.dialect().row(result);
      while (result.next()) {
        int parent = first + level.parent(result, batch, ordinal - first);
        if (ordinal < parent && check != null) {
          check.beginList();
        }
        while (ordinal < parent) {
          list.endValue(parents.place(ordinal), row - start);
          start = row;
          list.startNewValue(parents.place(++ordinal));
        }
        if (check != null && check.finds(current)) {
          throw parts.duplicates().report(level.level(), check);
        }
        if (row - start >= level.wanted()) {
          continue;
        }
        rows.setIndexDefined(row);
        rowFiller.writer().write(current, row++);
        guard.check();
      }
    }
    list.endValue(parents.place(ordinal), row - start);
    while (++ordinal < end) {
      list.startNewValue(parents.place(ordinal));
      list.endValue(parents.place(ordinal), 0);
    }
  }
}
