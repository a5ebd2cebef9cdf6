package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.arrow.FixedWidth;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.ReadSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.complex.StructVector;

/** Fills one separate to-one field of a level: a struct for each parent that refers to a row. */
final class ObjectFiller extends ChildFiller {
  private final StructVector struct;
  private final boolean nullable;

  ObjectFiller(
      Level.Child child,
      PreparedLevel level,
      StructVector struct,
      boolean nullable,
      LevelFiller.Parts parts) {
    super(child, level, struct, struct.getChildrenFromFields(), parts);
    this.struct = struct;
    this.nullable = nullable;
  }

  @Override
  void readRows(int first, int end, ReadSession session, MemoryGuard guard) throws SQLException {
    KeyBatch parents = parents();
    // The writer grows the vectors when it begins a batch at index 0, but rows may begin later.
    FixedWidth.grow(List.of(struct), parents.place(end - 1));
    KeyBatch batch = parents.range(first, end);
    int next = first;
    try (ResultSet result = session.stream(level.statementFor(batch), batch, FETCH_ROWS)) {
      ResultRow current = parts.dialect().row(result);
      while (result.next()) {
        int parent = first + level.parent(result, batch, next - first);
        if (parent < next) {
          throw parts.duplicates().report(level.level(), null);
        }
        skip(parent - next);
        struct.setIndexDefined(parents.place(parent));
        rowFiller.writer().write(current, parents.place(parent));
        next = parent + 1;
        guard.check();
      }
    }
    skip(end - next);
  }

  /** Leaves the objects of parents whose row does not exist null. */
  private void skip(int absent) {
    if (absent > 0 && !nullable) {
      throw FieldError.missing().within(struct.getName());
    }
  }
}
