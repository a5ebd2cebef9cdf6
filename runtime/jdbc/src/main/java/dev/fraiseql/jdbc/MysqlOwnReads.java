package dev.fraiseql.jdbc;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.read.MysqlReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * MySQL and MariaDB: booleans are numbers, decimals texts, and times are decoded by our plug-in.
 */
public final class MysqlOwnReads implements OwnReads {

  @Override
  public boolean isNull(ResultSet row, int position) throws SQLException {
    return MysqlReads.isNull(row, position);
  }

  @Override
  public void bool(ResultSet row, int position, JsonSink out) throws SQLException {
    MysqlReads.boolOrNull(row, position, out);
  }

  @Override
  public void bool(ResultSet row, int position, FieldVector vector, int index) throws SQLException {
    MysqlReads.boolOrNull(row, position, vector, index);
  }

  @Override
  public void decimal(ResultSet row, int position, ValueType type, JsonSink out)
      throws SQLException {
    MysqlReads.decimalOrNull(row, position, type.scale(), out);
  }

  @Override
  public void decimal(ResultSet row, int position, ValueType type, FieldVector vector, int index)
      throws SQLException {
    MysqlReads.decimalOrNull(row, position, type.scale(), vector, index);
  }

  @Override
  public void instant(ResultSet row, int position, JsonSink out) throws SQLException {
    MysqlReads.instantOrNull(row, position, out);
  }

  @Override
  public void instant(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    MysqlReads.instantOrNull(row, position, vector, index);
  }

  @Override
  public void localDateTime(ResultSet row, int position, JsonSink out) throws SQLException {
    MysqlReads.localDateTimeOrNull(row, position, out);
  }

  @Override
  public void localDateTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    MysqlReads.localDateTimeOrNull(row, position, vector, index);
  }

  @Override
  public void localDate(ResultSet row, int position, JsonSink out) throws SQLException {
    MysqlReads.localDateOrNull(row, position, out);
  }

  @Override
  public void localDate(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    MysqlReads.localDateOrNull(row, position, vector, index);
  }

  @Override
  public void localTime(ResultSet row, int position, JsonSink out) throws SQLException {
    MysqlReads.localTimeOrNull(row, position, out);
  }

  @Override
  public void localTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    MysqlReads.localTimeOrNull(row, position, vector, index);
  }

  @Override
  public @Nullable Object value(ResultSet row, int position, ValueType type) throws SQLException {
    return switch (type.scalar()) {
      case DECIMAL -> MysqlReads.decimal(row, position, type.scale());
      case INSTANT -> MysqlReads.instant(row, position);
      case LOCAL_DATE_TIME -> MysqlReads.localDateTime(row, position);
      case LOCAL_DATE -> MysqlReads.localDate(row, position);
      case LOCAL_TIME -> MysqlReads.localTime(row, position);
      default -> OwnReads.super.value(row, position, type);
    };
  }
}
