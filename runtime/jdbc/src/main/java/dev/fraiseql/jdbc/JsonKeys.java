package dev.fraiseql.jdbc;

import dev.fraiseql.contract.model.ValueType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Keys bound as a JSON array of values, or of arrays where the key has several parts. */
public final class JsonKeys extends ColumnarKeys {

  /**
   * An empty batch.
   *
   * @param positions of the parts in the parents' rows
   * @param types of the parts
   * @param reader how to read a part of a type; what it gives is written as a number if it is one,
   *     else as a string
   */
  public JsonKeys(
      List<Integer> positions, List<ValueType> types, Function<ValueType, KeyReader> reader) {
    super(positions, types, reader);
  }

  private JsonKeys(JsonKeys of, int first, int end) {
    super(of, first, end);
  }

  @Override
  public KeyBatch range(int first, int end) {
    return new JsonKeys(this, first, end);
  }

  @Override
  public void bindPart(PreparedStatement statement, int index, int part) throws SQLException {
    JsonArrayText json = new JsonArrayText(size());
    for (int ordinal = 0; ordinal < size(); ordinal++) {
      add(json, part, ordinal);
    }
    statement.setString(index, json.end());
  }

  @Override
  public void bindRows(PreparedStatement statement, int index) throws SQLException {
    JsonArrayText json = new JsonArrayText(size() * parts());
    for (int ordinal = 0; ordinal < size(); ordinal++) {
      json.open();
      for (int part = 0; part < parts(); part++) {
        add(json, part, ordinal);
      }
      json.close();
    }
    statement.setString(index, json.end());
  }

  private void add(JsonArrayText json, int part, int ordinal) {
    if (isNumber(part)) {
      json.add(number(part, ordinal));
    } else if (object(part, ordinal) instanceof Number number) {
      json.add(number);
    } else {
      json.add(object(part, ordinal).toString());
    }
  }
}
