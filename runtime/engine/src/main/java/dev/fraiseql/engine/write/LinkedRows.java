package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.ChangedRow.LinkChange;
import dev.fraiseql.plan.write.WritableType;
import dev.fraiseql.plan.write.WriteStatements;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * The rows at the other ends of links that are written. If their type has a relation with the same
 * links, this is a change of them, too.
 */
final class LinkedRows {
  private final WritableType type;
  private final LockedRows rows;

  /** The relations of the type that have the links. */
  private final List<ToManyField> relations;

  private LinkedRows(WritableType type, LockedRows rows, List<ToManyField> relations) {
    this.type = type;
    this.rows = rows;
    this.relations = relations;
  }

  /**
   * Locks the rows, if their changes are recorded: before the links are written.
   *
   * @param relation whose links are written
   * @param targets the keys of the rows
   */
  static LinkedRows lock(
      TransactionRows transaction, ToManyField relation, List<List<Object>> targets)
      throws SQLException {
    WritableType type = transaction.context().types().of(relation.target());
    JoinTable reversed = Objects.requireNonNull(relation.through()).reversed();
    KeyBatch keys = transaction.keys(type, 1);
    LockedRows none = new LockedRows(keys, List.of(), List.of());
    if (!type.type().writes().isCaptured() && type.version() < 0) {
      return new LinkedRows(type, none, List.of());
    }
    List<ToManyField> relations =
        type.type().fields().stream()
            .filter(field -> isOver(field, reversed))
            .map(ToManyField.class::cast)
            .toList();
    if (relations.isEmpty()) {
      return new LinkedRows(type, none, relations);
    }
    new LinkedHashSet<>(targets).forEach(key -> keys.add(key, keys.size()));
    SqlText text =
        transaction.context().statements().lockChildren(type, WriteStatements.self(type.type()));
    return new LinkedRows(
        type, transaction.read(type, TransactionRows.bound(text), keys, 1), relations);
  }

  private static boolean isOver(FieldModel field, JoinTable table) {
    return field instanceof ToManyField relation && table.equals(relation.through());
  }

  /** Records the change of the rows: after the links were written. */
  void changed(RowUpdater updates) throws SQLException {
    WriteRow unchanged = new WriteRow(type.columns().size());
    List<LinkChange> links =
        relations.stream()
            .map(relation -> new LinkChange(relation, List.of(), List.of(), List.of()))
            .toList();
    updates.update(rows, new ChangedRow(type, unchanged, unchanged, links));
  }
}
