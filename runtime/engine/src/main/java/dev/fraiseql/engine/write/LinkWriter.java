package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.NewRows;
import dev.fraiseql.plan.write.WritableType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the rows of join tables. For one thread. */
final class LinkWriter {
  private final TransactionRows transaction;
  private final RowUpdater updates;

  /**
   * A writer.
   *
   * @param updates records that the rows at the other ends of links have changed
   */
  LinkWriter(TransactionRows transaction, RowUpdater updates) {
    this.transaction = transaction;
    this.updates = updates;
  }

  void link(WritableType type, List<WriteRow> owners, NewRows.Links links) throws SQLException {
    JoinTable table = Objects.requireNonNull(links.relation().through());
    Set<List<@Nullable Object>> values = new LinkedHashSet<>();
    for (int i = 0; i < links.targets().size(); i++) {
      values.add(link(type, owners.get(links.owners().get(i)), table, links.targets().get(i)));
    }
    if (!values.isEmpty()) {
      LinkedRows linked = LinkedRows.lock(transaction, links.relation(), links.targets());
      Writing.Links written = new Writing.Links(links.relation(), links.targets());
      transaction.begin(Writing.links(type, owners, written, links.places()));
      transaction.runAll(transaction.context().statements().links().link(table), arrays(values));
      linked.changed(updates);
    }
  }

  private static List<@Nullable Object[]> arrays(Set<List<@Nullable Object>> values) {
    List<@Nullable Object[]> arrays = new ArrayList<>();
    values.forEach(each -> arrays.add(each.toArray()));
    return arrays;
  }

  private static List<@Nullable Object> link(
      WritableType type, WriteRow owner, JoinTable table, List<Object> target) {
    List<@Nullable Object> values = new ArrayList<>();
    for (JoinColumn pair : table.source()) {
      values.add(owner.get(type.index(pair.other())));
    }
    values.addAll(target);
    return values;
  }

  void change(WritableType type, List<WriteRow> owners, ChangedRow.LinkChange change)
      throws SQLException {
    JoinTable table = Objects.requireNonNull(change.relation().through());
    Set<List<@Nullable Object>> removed = new LinkedHashSet<>();
    Set<List<@Nullable Object>> added = new LinkedHashSet<>();
    for (WriteRow owner : owners) {
      change.removed().forEach(target -> removed.add(link(type, owner, table, target)));
      change.added().forEach(target -> added.add(link(type, owner, table, target)));
    }
    removed.addAll(added); // a link that exists already is made anew
    if (removed.isEmpty()) {
      return;
    }
    List<List<Object>> targets = new ArrayList<>(change.removed());
    targets.addAll(change.added());
    LinkedRows linked = LinkedRows.lock(transaction, change.relation(), targets);
    transaction.runAll(transaction.context().statements().links().unlink(table), arrays(removed));
    if (!added.isEmpty()) {
      Writing.Links written = new Writing.Links(change.relation(), change.added());
      transaction.begin(Writing.links(type, owners, written, change.places()));
      transaction.runAll(transaction.context().statements().links().link(table), arrays(added));
    }
    linked.changed(updates);
  }
}
