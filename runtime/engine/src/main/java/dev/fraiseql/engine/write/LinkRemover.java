package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.ChangedRow.LinkChange;
import dev.fraiseql.plan.write.WritableType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes the links of rows that are deleted. For the rows that were linked to them, this is a
 * change of their links. For one thread.
 */
final class LinkRemover {
  private final TransactionRows transaction;
  private final RowUpdater updates;

  LinkRemover(TransactionRows transaction, RowUpdater updates) {
    this.transaction = transaction;
    this.updates = updates;
  }

  /** A row that loses links of some relations. */
  private record Owner(WriteRow row, @Nullable RowJson json, List<ToManyField> relations) {}

  /**
   * Deletes the rows of join tables that refer to deleted rows, on either side.
   *
   * @param rows of the type, which are locked
   * @param keys of the rows
   * @param deleted whether a row of a type, by its key, is deleted too
   */
  void remove(WritableType type, List<WriteRow> rows, KeyBatch keys, Deleted deleted)
      throws SQLException {
    Map<WritableType, Map<List<Object>, Owner>> owners = new LinkedHashMap<>();
    for (TypeModel each : transaction.context().model().types()) {
      if (each.isWritable()) {
        WritableType ownerType = transaction.context().types().of(each.name());
        Map<List<Object>, Owner> found = owners(ownerType, type, keys);
        found.keySet().removeIf(key -> deleted.contains(ownerType, key));
        owners.put(ownerType, found);
      }
    }
    unlink(type, rows);
    for (Map.Entry<WritableType, Map<List<Object>, Owner>> each : owners.entrySet()) {
      update(each.getKey(), List.copyOf(each.getValue().values()));
    }
  }

  /** Whether a row is being deleted. */
  @FunctionalInterface
  interface Deleted {
    /** Whether the row of a type with a key is. */
    boolean contains(WritableType type, List<Object> key);
  }

  /** The rows of a type that are linked to deleted rows, by their keys, if that is recorded. */
  private Map<List<Object>, Owner> owners(WritableType type, WritableType target, KeyBatch keys)
      throws SQLException {
    Map<List<Object>, Owner> owners = new LinkedHashMap<>();
    if (!type.type().writes().isCaptured() && type.version() < 0) {
      return owners;
    }
    for (FieldModel field : type.type().fields()) {
      if (field instanceof ToManyField relation
          && relation.through() != null
          && relation.target().equals(target.type().name())) {
        LockedRows locked = locked(type, relation, relation.through(), keys);
        if (!locked.isEmpty()) {
          // Another transaction may have removed a link before it released the lock of its owner.
          locked = locked(type, relation, relation.through(), keys);
        }
        for (int i = 0; i < locked.values().size(); i++) {
          WriteRow row = locked.values().get(i);
          RowJson json = locked.json().isEmpty() ? null : locked.json().get(i);
          Owner owner =
              owners.computeIfAbsent(
                  TransactionRows.key(type, row), key -> new Owner(row, json, new ArrayList<>()));
          if (!owner.relations().contains(relation)) {
            owner.relations().add(relation);
          }
        }
      }
    }
    return owners;
  }

  private LockedRows locked(
      WritableType type, ToManyField relation, JoinTable table, KeyBatch targets)
      throws SQLException {
    ToManyField inverse =
        new ToManyField(
            relation.name(), 0, type.type().name(), List.of(), table.reversed(), relation.doc());
    SqlText text = transaction.context().statements().lockChildren(type, inverse);
    return transaction.read(type, TransactionRows.bound(text), targets, 1);
  }

  /** Records that rows have lost links: those that lost links of the same relations at a time. */
  private void update(WritableType type, List<Owner> owners) throws SQLException {
    Map<List<ToManyField>, LockedRows> groups = new LinkedHashMap<>();
    for (Owner owner : owners) {
      LockedRows rows =
          groups.computeIfAbsent(
              owner.relations(),
              relations ->
                  new LockedRows(transaction.keys(type, 0), new ArrayList<>(), new ArrayList<>()));
      rows.values().add(owner.row());
      if (owner.json() != null) {
        rows.json().add(owner.json());
      }
    }
    for (Map.Entry<List<ToManyField>, LockedRows> each : groups.entrySet()) {
      List<LinkChange> lost =
          each.getKey().stream()
              .map(relation -> new LinkChange(relation, List.of(), List.of(), List.of()))
              .toList();
      WriteRow none = new WriteRow(type.columns().size());
      updates.update(each.getValue(), new ChangedRow(type, none, none, lost));
    }
  }

  private void unlink(WritableType type, List<WriteRow> rows) throws SQLException {
    Set<Table> done = new HashSet<>();
    for (TypeModel each : transaction.context().model().types()) {
      for (FieldModel field : each.fields()) {
        if (field instanceof ToManyField toMany && toMany.through() != null) {
          JoinTable table = toMany.through();
          if (each.name().equals(type.type().name()) && done.add(table.table())) {
            unlink(type, rows, table, table.source());
          }
          if (toMany.target().equals(type.type().name())
              && (done.add(table.table()) || each.name().equals(toMany.target()))) {
            unlink(type, rows, table, table.inverse());
          }
        }
      }
    }
  }

  private void unlink(
      WritableType type, List<WriteRow> rows, JoinTable table, List<JoinColumn> side)
      throws SQLException {
    List<@Nullable Object[]> values = new ArrayList<>();
    for (WriteRow row : rows) {
      List<@Nullable Object> bound = new ArrayList<>();
      side.forEach(pair -> bound.add(row.get(type.index(pair.other()))));
      values.add(bound.toArray());
    }
    transaction.runAll(transaction.context().statements().links().unlinkAll(table, side), values);
  }
}
