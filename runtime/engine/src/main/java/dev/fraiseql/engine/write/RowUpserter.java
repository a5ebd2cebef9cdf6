package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.engine.query.RequestBinder;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.InputErrors;
import dev.fraiseql.plan.write.NewRows;
import dev.fraiseql.plan.write.WritableType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inserts rows, or changes those with the same values of a unique key. For one thread. */
final class RowUpserter {
  /** How often an upsert looks for its row, which others may insert and delete meanwhile. */
  private static final int MOST_UPSERTS = 3;

  private final TransactionRows rows;
  private final RowInserter inserts;
  private final RowUpdater updates;
  private final RequestBinder binder;

  RowUpserter(TransactionRows rows, RowInserter inserts, RowUpdater updates, RequestBinder binder) {
    this.rows = rows;
    this.inserts = inserts;
    this.updates = updates;
    this.binder = binder;
  }

  /**
   * A row that was inserted or changed.
   *
   * @param key its key
   * @param row its values, the key among them
   */
  record Upserted(KeyBatch key, WriteRow row) {}

  /**
   * Inserts or changes a row.
   *
   * @param given the values that the input has
   * @param unique the indexes of the columns of the unique key
   */
  Upserted upsert(WritableType type, WriteRow given, List<Integer> unique) throws SQLException {
    for (int attempt = 0; attempt < MOST_UPSERTS; attempt++) {
      LockedRows existing = find(type, given, unique);
      if (!existing.isEmpty()) {
        change(type, given, existing);
        return new Upserted(existing.keys(), existing.values().getFirst());
      }
      checkInsert(type, given);
      Upserted inserted = insert(type, given, unique);
      if (inserted != null) {
        return inserted;
      }
    }
    throw new RequestException(
        ErrorCode.CONFLICT, "Others insert and delete the same row at the same time.");
  }

  /** The new row; null if another transaction has inserted the same meanwhile. */
  private @Nullable Upserted insert(WritableType type, WriteRow given, List<Integer> unique)
      throws SQLException {
    WriteRow row = given.copy();
    try {
      KeyBatch key = inserts.insertUnlessExists(NewRows.of(type, row, "input"), unique);
      return key == null ? null : new Upserted(key, row);
    } catch (SQLException e) {
      boolean duplicate =
          rows.session()
              .violation(e)
              .filter(violation -> violation.kind() == ConstraintViolation.Kind.UNIQUE)
              .isPresent();
      // PostgreSQL has undone the whole transaction; there, no row is inserted without an error.
      if (duplicate
          && !rows.context().dialect().writes().returnsInserted()
          && !find(type, given, unique).isEmpty()) {
        return null;
      }
      throw e;
    }
  }

  private void checkInsert(WritableType type, WriteRow given) {
    for (int column : type.key()) {
      if (given.has(column) && type.rule(column).source() == WriteRule.Source.IDENTITY) {
        String place = "input." + type.field(column);
        throw new RequestException(
                ErrorCode.BAD_USER_INPUT,
                place + ": there is no such row, and the database numbers new rows. Leave it out.")
            .with("field", place);
      }
    }
    InputErrors errors = new InputErrors();
    rows.context().inputs().checkRequired(type, given, "input", errors);
    if (!errors.isEmpty()) {
      throw new RequestErrors(errors.list());
    }
  }

  private void change(WritableType type, WriteRow given, LockedRows existing) throws SQLException {
    WriteRow current = existing.values().getFirst();
    WriteRow values = new WriteRow(type.columns().size());
    for (int column = 0; column < values.columns(); column++) {
      if (given.has(column)) {
        Object value = given.get(column);
        if (!type.key().contains(column)) {
          values.set(column, value);
        } else if (!Objects.equals(value, current.get(column))) {
          String place = "input." + type.field(column);
          throw new RequestException(
                  ErrorCode.BAD_USER_INPUT,
                  place + ": the row with these unique values has another key.")
              .with("field", place);
        }
      }
    }
    WriteRow nothing = new WriteRow(type.columns().size());
    updates.update(existing, new ChangedRow(type, values, nothing, List.of()));
  }

  /** The row with the unique values of a given one; none if one of them is missing or null. */
  private LockedRows find(WritableType type, WriteRow given, List<Integer> unique)
      throws SQLException {
    List<Filter> parts = new ArrayList<>();
    for (int index : unique) {
      if (!given.hasValue(index)) {
        return rows.none(type);
      }
      Column column = type.columns().get(index);
      parts.add(new Filter.Compare(column, Comparison.EQ, new Operand.Constant(given.get(index))));
    }
    Condition condition = new Condition.Fixed(new Filter.And(parts));
    BoundStatement statement =
        binder.statement(rows.context().statements().lock(type, condition, false), null);
    return rows.lock(type, statement);
  }
}
