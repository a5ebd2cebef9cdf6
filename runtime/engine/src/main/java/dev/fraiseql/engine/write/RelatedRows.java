package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.plan.write.WritableType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the rows that a foreign key is about, where the driver does not name it, in a
 * transaction that a failed statement has not ended.
 */
final class RelatedRows {
  private final WriteContext context;
  private final WriteSession session;

  RelatedRows(WriteContext context, WriteSession session) {
    this.context = context;
    this.session = session;
  }

  /**
   * Whether the row that a relation leads to exists.
   *
   * @param row with the columns of the relation; true if one of them has no value
   */
  boolean exists(WritableType type, ToOneField relation, WriteRow row) throws SQLException {
    List<@Nullable Object> key = new ArrayList<>();
    for (var pair : relation.columns()) {
      int column = type.index(pair.column());
      if (!row.hasValue(column)) {
        return true;
      }
      key.add(row.get(column));
    }
    return exists(context.model().type(relation.target()), key);
  }

  /** Whether the row with a key exists. */
  boolean exists(TypeModel type, List<? extends @Nullable Object> key) throws SQLException {
    return !isEmpty(type, type.key().stream().map(part -> part.column()).toList(), key);
  }

  /** Whether there is a row with the values that another one has in some columns. */
  boolean exists(WritableType type, List<Integer> columns, WriteRow row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    columns.forEach(column -> values.add(row.get(column)));
    return !isEmpty(type.type(), columns.stream().map(type.columns()::get).toList(), values);
  }

  /** A type whose rows refer to a row that cannot be deleted. A view's rows hold nothing. */
  Optional<TypeModel> referring(WritableType type, WriteRow row) throws SQLException {
    for (TypeModel each : context.model().types()) {
      for (FieldModel field : each.fields()) {
        if (!each.readOnly()
            && field instanceof ToOneField toOne
            && toOne.target().equals(type.type().name())
            && !isEmpty(
                each,
                toOne.columns().stream().map(pair -> pair.column()).toList(),
                values(type, toOne, row))) {
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  private static List<@Nullable Object> values(
      WritableType type, ToOneField relation, WriteRow row) {
    List<@Nullable Object> values = new ArrayList<>();
    relation.columns().forEach(pair -> values.add(row.get(type.index(pair.other()))));
    return values;
  }

  private boolean isEmpty(
      TypeModel type, List<Column> columns, List<? extends @Nullable Object> values)
      throws SQLException {
    try (ResultSet found =
        session.query(
            TransactionRows.bound(context.statements().exists(type, columns), values.toArray()),
            null)) {
      return !found.next();
    }
  }
}
