package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.engine.query.RequestBinder;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.write.WritableType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What writes the rows of one transaction.
 *
 * @param rows reads and locks them
 * @param binder binds the statements that lock rows
 */
record RowChanges(
    TransactionRows rows,
    RowInserter inserts,
    RowUpdater updates,
    RowDeleter deletes,
    RowUpserter upserts,
    RequestBinder binder) {

  /** Locks and reads the row with a key, if there is one. */
  LockedRows lock(WritableType type, List<Object> key) throws SQLException {
    List<Filter> parts = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      Column column = type.columns().get(type.key().get(i));
      parts.add(new Filter.Compare(column, Comparison.EQ, new Operand.Constant(key.get(i))));
    }
    Condition condition = new Condition.Fixed(new Filter.And(parts));
    return rows.lock(
        type, binder.statement(rows.context().statements().lock(type, condition, false), null));
  }

  /** Reads the rows with some keys, in their order. */
  LockedRows read(WritableType type, List<List<Object>> keys) throws SQLException {
    KeyBatch batch = rows.keys(type, 1);
    keys.forEach(key -> batch.add(key, batch.size()));
    return rows.read(type, TransactionRows.bound(rows.context().statements().read(type)), batch, 1);
  }
}
