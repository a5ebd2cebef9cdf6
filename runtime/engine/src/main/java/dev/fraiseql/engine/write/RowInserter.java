package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.WriteResult.ReturnedRow;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.plan.write.NewRows;
import dev.fraiseql.plan.write.RowImage;
import dev.fraiseql.plan.write.WritableType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows with all that is created within them. For one thread. */
final class RowInserter {
  private final TransactionRows transaction;
  private final LinkWriter links;

  RowInserter(TransactionRows transaction) {
    this.transaction = transaction;
    links = new LinkWriter(transaction, new RowUpdater(transaction));
  }

  /** Inserts rows with all that is created within them. Returns their keys, in their order. */
  KeyBatch insert(NewRows created) throws SQLException {
    return insert(created, null).keys();
  }

  /**
   * Inserts rows with all that is created within them.
   *
   * @param fields what is selected of the rows; null if no statement can return it
   * @return the rows, in their order
   */
  ReturnedRows insert(NewRows created, @Nullable ReturnedRow fields) throws SQLException {
    WritableType type = created.type();
    created.rows().forEach(row -> complete(type, row));
    ReturnedRows inserted = transaction.returned(type, fields);
    transaction.begin(Writing.inserts(created));
    int first = 0;
    while (first < created.rows().size()) {
      List<Integer> columns = type.inserted(created.rows().get(first));
      int end = first + 1;
      while (end < created.rows().size()
          && type.inserted(created.rows().get(end)).equals(columns)) {
        end++;
      }
      insert(type, columns, created.rows().subList(first, end), inserted);
      first = end;
    }
    for (NewRows.Children children : created.children()) {
      handDown(type, created.rows(), children);
      insert(children.rows());
    }
    for (NewRows.Links each : created.links()) {
      links.link(type, created.rows(), each);
    }
    return inserted;
  }

  /**
   * Inserts a row unless there is one with the same values of a unique key.
   *
   * @param unique the indexes of the columns of the unique key
   * @return its key; null if nothing was inserted
   */
  @Nullable KeyBatch insertUnlessExists(NewRows created, List<Integer> unique) throws SQLException {
    WritableType type = created.type();
    WriteRow row = created.rows().getFirst();
    complete(type, row);
    transaction.begin(Writing.inserts(created));
    ReturnedRows inserted = transaction.returned(type, null);
    boolean mayExist = unique.stream().allMatch(row::hasValue);
    if (!mayExist || !transaction.context().dialect().writes().returnsInserted()) {
      insert(type, type.inserted(row), created.rows(), inserted);
    } else {
      insertReturning(type, type.inserted(row), created.rows(), unique, inserted);
    }
    return inserted.keys().size() == 0 ? null : inserted.keys();
  }

  /** Sets the values of a new row that neither the caller nor the database gives. */
  private void complete(WritableType type, WriteRow row) {
    for (int column = 0; column < row.columns(); column++) {
      if (!row.has(column)) {
        WriteRule rule = type.rule(column);
        if (rule.version()) {
          boolean moment = type.columns().get(column).type().scalar() == Scalar.INSTANT;
          row.set(column, moment ? (Object) transaction.now() : (Object) 0L);
        } else if (rule.source() == WriteRule.Source.UUID) {
          row.set(column, transaction.context().ids().get());
        } else if (type.inserted(row).contains(column)) {
          row.set(column, null);
        }
      }
    }
  }

  private void insert(
      WritableType type, List<Integer> columns, List<WriteRow> rows, ReturnedRows returned)
      throws SQLException {
    if (transaction.context().dialect().writes().returnsInserted()) {
      int most = transaction.context().dialect().writes().rowsPerInsert(columns.size());
      for (int first = 0; first < rows.size(); first += most) {
        insertReturning(
            type,
            columns,
            rows.subList(first, Math.min(rows.size(), first + most)),
            List.of(),
            returned);
      }
      return;
    }
    SqlText text =
        transaction.context().statements().insert(type, columns, 1, List.of(), List.of());
    List<@Nullable Object[]> values = new ArrayList<>(rows.size());
    rows.forEach(row -> values.add(TransactionRows.values(columns, row)));
    int identity = identity(type);
    if (identity < 0 || columns.contains(identity)) {
      transaction.runAll(text, values);
    } else {
      List<@Nullable Object[]> parameters = new ArrayList<>(values.size());
      values.forEach(each -> parameters.add(TransactionRows.parameters(text.bindings(), each)));
      List<Long> numbers = transaction.session().insertAll(TransactionRows.bound(text), parameters);
      for (int i = 0; i < numbers.size(); i++) {
        rows.get(i).set(identity, numbers.get(i));
      }
    }
    KeyBatch inserted = transaction.keys(type, 1);
    for (WriteRow row : rows) {
      returned.addKey(TransactionRows.key(type, row));
      inserted.add(TransactionRows.key(type, row), inserted.size());
    }
    readInserted(type, rows, inserted);
  }

  private static int identity(WritableType type) {
    for (int column : type.key()) {
      if (type.rule(column).source() == WriteRule.Source.IDENTITY) {
        return column;
      }
    }
    return -1;
  }

  /**
   * Inserts rows by one statement.
   *
   * @param skip the columns of a unique key: a row whose values of it exist is not inserted; empty
   *     if the statement fails then
   */
  private void insertReturning(
      WritableType type,
      List<Integer> columns,
      List<WriteRow> rows,
      List<Integer> skip,
      ReturnedRows returned)
      throws SQLException {
    SqlText text =
        transaction
            .context()
            .statements()
            .insert(type, columns, rows.size(), skip, returned.columns());
    @Nullable Object[] values = new Object[columns.size() * rows.size()];
    int next = 0;
    for (WriteRow row : rows) {
      for (int column : columns) {
        values[next++] = row.get(column);
      }
    }
    RowImage image = type.image(returned.columns());
    List<Selection> fields = image.fields(transaction.context().model(), 0);
    try (ResultSet result =
        transaction.session().query(TransactionRows.bound(text, values), null)) {
      ResultRow row = transaction.context().runtime().row(result);
      for (WriteRow inserted : rows) {
        if (!result.next()) {
          if (skip.isEmpty()) {
            throw new SQLException("an inserted row was not returned");
          }
          return;
        }
        returned.add(result, row);
        TransactionRows.fill(type, image, row, 0, inserted);
        if (!fields.isEmpty()) {
          transaction
              .outbox()
              .created(type, inserted, RowJson.of(row, transaction.executor(type), fields));
        }
      }
    }
  }

  /** Reads what the database has given new rows, if it is needed. */
  private void readInserted(WritableType type, List<WriteRow> rows, KeyBatch inserted)
      throws SQLException {
    boolean captured = type.type().writes().isCaptured();
    boolean complete = type.image().columns().stream().allMatch(rows.getFirst()::has);
    if (!captured && complete) {
      return;
    }
    LockedRows read =
        transaction.read(
            type,
            TransactionRows.bound(transaction.context().statements().read(type)),
            inserted,
            1);
    for (int i = 0; i < rows.size(); i++) {
      WriteRow row = rows.get(i);
      for (int column : type.image().columns()) {
        if (read.values().get(i).has(column)) {
          row.set(column, read.values().get(i).get(column));
        }
      }
      if (captured) {
        transaction.outbox().created(type, row, read.json().get(i));
      }
    }
  }

  private static void handDown(
      WritableType parent, List<WriteRow> parents, NewRows.Children children) {
    WritableType type = children.rows().type();
    for (int i = 0; i < children.parents().size(); i++) {
      WriteRow from = parents.get(children.parents().get(i));
      WriteRow row = children.rows().rows().get(i);
      for (JoinColumn pair : children.relation().columns()) {
        row.set(type.index(pair.other()), from.get(parent.index(pair.column())));
      }
    }
  }
}
