package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.ColumnarKeys;
import dev.fraiseql.jdbc.KeyBatch;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keys bound as one array for each part. */
final class PostgresqlKeys extends ColumnarKeys {

  PostgresqlKeys(List<Integer> positions, List<ValueType> types) {
    super(positions, types, PostgresqlKeys::reader);
  }

  private PostgresqlKeys(PostgresqlKeys of, int first, int end) {
    super(of, first, end);
  }

  @Override
  public KeyBatch range(int first, int end) {
    return new PostgresqlKeys(this, first, end);
  }

  /** Moments keep their zone, because the column's type may need it. */
  @Override
  protected Object bound(Object value) {
    return switch (value) {
      case UUID uuid -> uuid;
      case Instant moment -> moment.toString();
      default -> super.bound(value);
    };
  }

  private static KeyReader reader(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION -> NUMBER;
      case UUID -> (row, position) -> row.getObject(position, UUID.class);
      // The statement casts the array to the column's type, which reads its own text form.
      default -> ResultSet::getString;
    };
  }

  @Override
  public void bindPart(PreparedStatement statement, int index, int part) throws SQLException {
    if (isNumber(part)) {
      statement.setObject(index, numbers(part)); // the driver sends a long[] as it is, in binary
    } else if (size() > 0 && object(part, 0) instanceof UUID) {
      statement.setArray(
          index, statement.getConnection().createArrayOf("uuid", objects(part, UUID[].class)));
    } else {
      statement.setArray(
          index, statement.getConnection().createArrayOf("text", objects(part, String[].class)));
    }
  }

  @Override
  public void bindRows(PreparedStatement statement, int index) {
    throw new IllegalStateException("our statements take the parts of keys one by one");
  }
}
