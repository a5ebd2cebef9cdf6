package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.WriteResult.ReturnedRow;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.InputErrors;
import dev.fraiseql.plan.write.RowImage;
import dev.fraiseql.plan.write.WritableType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes rows that are locked. For one thread. */
final class RowUpdater {
  private final TransactionRows transaction;
  private final LinkWriter links;

  RowUpdater(TransactionRows transaction) {
    this.transaction = transaction;
    links = new LinkWriter(transaction, this);
  }

  /** Changes rows that are locked. The changes are recorded if the rows have their JSON. */
  void update(LockedRows rows, ChangedRow change) throws SQLException {
    WritableType type = change.type();
    if (rows.isEmpty() || change.isEmpty()) {
      return;
    }
    List<Integer> set = TransactionRows.present(change.values());
    List<Integer> added = TransactionRows.present(change.increments());
    transaction.begin(Writing.update(type, change.values(), added));
    boolean hasVersion = type.version() >= 0;
    if (hasVersion) {
      checkRaised(type, rows);
    }
    if (!set.isEmpty() || !added.isEmpty() || hasVersion) {
      SqlText text = transaction.context().statements().update(type, set, added);
      List<@Nullable Object[]> values = new ArrayList<>();
      for (WriteRow row : rows.values()) {
        List<@Nullable Object> bound = new ArrayList<>();
        set.forEach(column -> bound.add(change.values().get(column)));
        added.forEach(column -> bound.add(change.increments().get(column)));
        if (hasVersion && type.columns().get(type.version()).type().scalar() == Scalar.INSTANT) {
          bound.add(transaction.now());
        }
        bound.addAll(TransactionRows.key(type, row));
        values.add(bound.toArray());
      }
      transaction.runAll(text, values);
    }
    for (ChangedRow.LinkChange each : change.links()) {
      links.change(type, rows.values(), each);
    }
    if (!added.isEmpty()) {
      checkIncremented(type, added, rows);
    }
    if (!rows.json().isEmpty()) {
      LockedRows after =
          transaction.read(
              type,
              TransactionRows.bound(transaction.context().statements().read(type)),
              transaction.keysOf(type, rows),
              1);
      List<String> changedLinks =
          change.links().stream().map(each -> each.relation().name()).toList();
      for (int i = 0; i < rows.values().size(); i++) {
        transaction
            .outbox()
            .updated(
                type, rows.values().get(i), rows.json().get(i), after.json().get(i), changedLinks);
      }
    }
  }

  /** Whether one statement can make a change and return the row. */
  boolean returns(ChangedRow change) {
    return transaction.context().statements().returnsUpdated(change.type())
        && change.links().isEmpty()
        && change.increments().isEmpty()
        && !change.isEmpty();
  }

  /**
   * Changes a row by one statement that finds it, locks it and returns it.
   *
   * @param target reads and locks the row
   * @param change of values alone
   * @param version that the row must have; null for any
   * @param fields what is selected of the row; null if no statement can return it
   * @return the row, if there is one
   */
  ReturnedRows updateReturning(
      BoundStatement target,
      ChangedRow change,
      @Nullable Object version,
      @Nullable ReturnedRow fields)
      throws SQLException {
    WritableType type = change.type();
    List<Integer> set = TransactionRows.present(change.values());
    transaction.begin(Writing.update(type, change.values(), List.of()));
    ReturnedRows returned = transaction.returned(type, fields);
    SqlText text =
        transaction
            .context()
            .statements()
            .updateReturning(
                type, new SqlText(target.sql(), target.bindings()), set, returned.columns());
    @Nullable Object[] values = Arrays.copyOf(target.values(), text.bindings().size());
    @Nullable Object[] changed =
        TransactionRows.parameters(
            text.bindings().subList(target.values().length, values.length),
            newValues(change, set).toArray());
    System.arraycopy(changed, 0, values, target.values().length, changed.length);
    Model model = transaction.context().model();
    RowImage image = type.image(returned.columns());
    int before = image.size();
    try (ResultSet result =
        transaction.session().query(target.with(text.sql(), text.bindings(), values), null)) {
      ResultRow row = transaction.context().runtime().row(result);
      while (result.next()) {
        WriteRow old = new WriteRow(type.columns().size());
        TransactionRows.fill(type, type.image(), row, before, old);
        if (version != null) {
          checkVersion(type, old, version);
        }
        returned.add(result, row);
        if (type.type().writes().isCaptured()) {
          QueryExecutor executor = transaction.executor(type);
          transaction
              .outbox()
              .updated(
                  type,
                  old,
                  RowJson.of(row, executor, type.image().fields(model, before)),
                  RowJson.of(row, executor, image.fields(model, 0)),
                  List.of());
        }
      }
    }
    return returned;
  }

  /** Rejects an update of a row whose version cannot be raised. */
  private static void checkRaised(WritableType type, LockedRows rows) {
    Scalar scalar = type.columns().get(type.version()).type().scalar();
    for (WriteRow row : rows.values()) {
      if (row.get(type.version()) instanceof Long version
          && version >= (scalar == Scalar.LONG ? Long.MAX_VALUE : Integer.MAX_VALUE)) {
        throw versionUsedUp();
      }
    }
  }

  /** The error for a row that has the highest version that its column stores. */
  static RequestException versionUsedUp() {
    return new RequestException(
            ErrorCode.CONFLICT,
            "version: the row has the highest version that its column stores, so that it cannot be"
                + " changed. The operator of the database can set the version back.")
        .with("field", "version");
  }

  /** The values that an update binds, without increments and keys. */
  private List<@Nullable Object> newValues(ChangedRow change, List<Integer> set) {
    WritableType type = change.type();
    List<@Nullable Object> bound = new ArrayList<>();
    set.forEach(column -> bound.add(change.values().get(column)));
    if (type.version() >= 0
        && type.columns().get(type.version()).type().scalar() == Scalar.INSTANT) {
      bound.add(transaction.now());
    }
    return bound;
  }

  /** Rejects sums that their columns or the author's constraints do not allow. */
  private void checkIncremented(WritableType type, List<Integer> added, LockedRows rows)
      throws SQLException {
    InputErrors errors = new InputErrors();
    BoundStatement statement =
        TransactionRows.bound(transaction.context().statements().read(type, added));
    try (ResultSet result =
        transaction.session().query(statement, transaction.keysOf(type, rows))) {
      ResultRow row = transaction.context().runtime().row(result);
      while (result.next() && errors.isEmpty()) {
        WriteRow values = new WriteRow(type.columns().size());
        for (int i = 0; i < added.size(); i++) {
          ValueType valueType = type.columns().get(added.get(i)).type();
          values.set(added.get(i), StoredValue.read(row, 2 + i, valueType));
        }
        transaction.context().inputs().checkIncremented(type, values, errors);
      }
    }
    if (!errors.isEmpty()) {
      throw new RequestErrors(errors.list());
    }
  }

  /**
   * Checks the version of the one row that a field is about.
   *
   * @param wanted the version that it must have
   */
  static void checkVersion(WritableType type, WriteRow row, Object wanted) {
    Object current = Objects.requireNonNull(row.get(type.version()));
    if (!current.equals(wanted)) {
      throw new RequestException(
              ErrorCode.CONFLICT,
              "version: the row has version " + current + ". Read it again and repeat the change.")
          .with("field", "version")
          .with("version", current instanceof Long number ? number : current.toString());
    }
  }
}
