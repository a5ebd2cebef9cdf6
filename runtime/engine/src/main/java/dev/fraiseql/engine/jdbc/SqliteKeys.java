package dev.fraiseql.engine.jdbc;

import dev.fraiseql.contract.model.ValueType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Keys bound as a JSON array of values, or of arrays where the key has several parts. */
final class SqliteKeys extends KeyParts {

  SqliteKeys(List<Integer> positions, List<ValueType> types) {
    super(positions, types, SqliteKeys::reader);
  }

  private SqliteKeys(SqliteKeys of, int first, int end) {
    super(of, first, end);
  }

  @Override
  public KeyBatch range(int first, int end) {
    return new SqliteKeys(this, first, end);
  }

  private static KeyReader reader(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN -> NUMBER;
      case BYTES -> throw new IllegalArgumentException("bytes cannot be a key on SQLite");
      // A String or a Double, whichever the row holds: so is it bound, and so is it found again.
      default -> (row, position) -> row.getObject(position);
    };
  }

  @Override
  public void bindPart(PreparedStatement statement, int index, int part) throws SQLException {
    JsonList json = new JsonList(size());
    for (int ordinal = 0; ordinal < size(); ordinal++) {
      add(json, part, ordinal);
    }
    statement.setString(index, json.end());
  }

  @Override
  public void bindRows(PreparedStatement statement, int index) throws SQLException {
    JsonList json = new JsonList(size() * parts());
    for (int ordinal = 0; ordinal < size(); ordinal++) {
      json.open();
      for (int part = 0; part < parts(); part++) {
        add(json, part, ordinal);
      }
      json.close();
    }
    statement.setString(index, json.end());
  }

  private void add(JsonList json, int part, int ordinal) {
    if (isNumber(part)) {
      json.add(number(part, ordinal));
    } else if (object(part, ordinal) instanceof Number number) {
      json.add(number);
    } else {
      json.add(object(part, ordinal).toString());
    }
  }
}
