package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.WritableType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletes rows that are locked, and what is to be deleted with them. For one thread. */
final class RowDeleter {
  private final TransactionRows transaction;
  private final RowUpdater updates;
  private final LinkRemover links;

  /** The keys of the rows that are being deleted, so that a circle of rows ends. */
  private final Set<Object> deleted = new HashSet<>();

  RowDeleter(TransactionRows transaction, RowUpdater updates) {
    this.transaction = transaction;
    this.updates = updates;
    links = new LinkRemover(transaction, updates);
  }

  /** Deletes rows that are locked, and what is to be deleted with them. */
  void delete(WritableType type, LockedRows rows) throws SQLException {
    deleted.clear(); // A row that was deleted before may have been created again.
    cascade(type, rows);
  }

  private void cascade(WritableType type, LockedRows rows) throws SQLException {
    List<WriteRow> fresh = new ArrayList<>();
    List<RowJson> json = new ArrayList<>();
    KeyBatch keys = transaction.keys(type, 0);
    for (int i = 0; i < rows.values().size(); i++) {
      WriteRow row = rows.values().get(i);
      if (deleted.add(row(type, TransactionRows.key(type, row)))) {
        fresh.add(row);
        if (!rows.json().isEmpty()) {
          json.add(rows.json().get(i));
        }
        keys.add(TransactionRows.key(type, row), keys.size());
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    for (TypeModel each : transaction.context().model().types()) {
      for (FieldModel field : each.fields()) {
        if (field instanceof ToOneField toOne
            && toOne.target().equals(type.type().name())
            && each.isWritable()) {
          detach(transaction.context().types().of(each.name()), toOne, keys);
        }
      }
    }
    links.remove(type, fresh, keys, (owner, key) -> deleted.contains(row(owner, key)));
    transaction.begin(Writing.deletes(type, fresh));
    List<@Nullable Object[]> values = new ArrayList<>();
    fresh.forEach(row -> values.add(TransactionRows.key(type, row).toArray()));
    transaction.runAll(transaction.context().statements().delete(type), values);
    for (int i = 0; i < json.size(); i++) {
      transaction.outbox().deleted(type, fresh.get(i), json.get(i));
    }
  }

  private static List<Object> row(WritableType type, List<Object> key) {
    return List.of(type.type().name(), key);
  }

  /** Deletes the rows that refer to deleted rows, or removes the reference. */
  private void detach(WritableType child, ToOneField relation, KeyBatch parents)
      throws SQLException {
    switch (relation.onDelete()) {
      case RESTRICT -> {}
      case CASCADE -> cascade(child, children(child, relation, parents));
      case SET_NULL -> {
        WriteRow none = new WriteRow(child.columns().size());
        for (JoinColumn pair : relation.columns()) {
          if (pair.column().nullable()) {
            none.set(child.index(pair.column()), null);
          }
        }
        WriteRow nothing = new WriteRow(child.columns().size());
        ChangedRow change = new ChangedRow(child, none, nothing, List.of());
        LockedRows children = children(child, relation, parents);
        updates.update(remaining(child, children), change);
        updates.update(deleted(child, children), change);
      }
    }
  }

  /** The rows that are not being deleted. */
  private LockedRows remaining(WritableType type, LockedRows rows) {
    LockedRows remaining =
        new LockedRows(transaction.keys(type, 0), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < rows.values().size(); i++) {
      WriteRow row = rows.values().get(i);
      if (!isDeleted(type, row)) {
        remaining.values().add(row);
        if (!rows.json().isEmpty()) {
          remaining.json().add(rows.json().get(i));
        }
      }
    }
    return remaining;
  }

  /** The rows that are being deleted, without JSON: their deletion is recorded, and no change. */
  private LockedRows deleted(WritableType type, LockedRows rows) {
    List<WriteRow> deletions = rows.values().stream().filter(row -> isDeleted(type, row)).toList();
    return new LockedRows(transaction.keys(type, 0), deletions, List.of());
  }

  private boolean isDeleted(WritableType type, WriteRow row) {
    return deleted.contains(row(type, TransactionRows.key(type, row)));
  }

  private LockedRows children(WritableType child, ToOneField relation, KeyBatch parents)
      throws SQLException {
    List<JoinColumn> columns = relation.columns().stream().map(JoinColumn::reversed).toList();
    ToManyField inverse =
        new ToManyField(relation.name(), 0, child.type().name(), columns, null, relation.doc());
    SqlText text = transaction.context().statements().lockChildren(child, inverse);
    return transaction.read(child, TransactionRows.bound(text), parents, 1);
  }
}
