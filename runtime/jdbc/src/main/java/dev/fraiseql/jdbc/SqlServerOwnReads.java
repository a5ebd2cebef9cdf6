package dev.fraiseql.jdbc;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.read.EnumNames;
import dev.fraiseql.contract.read.SqlServerReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** SQL Server, whose driver gives bytes of bytes alone. */
public final class SqlServerOwnReads implements OwnReads {

  @Override
  public boolean isNull(ResultSet row, int position) throws SQLException {
    return SqlServerReads.isNull(row, position);
  }

  @Override
  public void bool(ResultSet row, int position, JsonSink out) throws SQLException {
    SqlServerReads.boolOrNull(row, position, out);
  }

  @Override
  public void bool(ResultSet row, int position, FieldVector vector, int index) throws SQLException {
    SqlServerReads.boolOrNull(row, position, vector, index);
  }

  @Override
  public void decimal(ResultSet row, int position, ValueType type, JsonSink out)
      throws SQLException {
    SqlServerReads.decimalOrNull(row, position, type.scale(), out);
  }

  @Override
  public void decimal(ResultSet row, int position, ValueType type, FieldVector vector, int index)
      throws SQLException {
    SqlServerReads.decimalOrNull(row, position, type.scale(), vector, index);
  }

  @Override
  public void string(ResultSet row, int position, JsonSink out) throws SQLException {
    SqlServerReads.stringOrNull(row, position, out);
  }

  @Override
  public void string(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    SqlServerReads.stringOrNull(row, position, vector, index);
  }

  @Override
  public void uuid(ResultSet row, int position, JsonSink out) throws SQLException {
    SqlServerReads.uuidOrNull(row, position, out);
  }

  @Override
  public void uuid(ResultSet row, int position, FieldVector vector, int index) throws SQLException {
    SqlServerReads.uuidOrNull(row, position, vector, index);
  }

  @Override
  public void enumValue(ResultSet row, int position, EnumNames names, JsonSink out)
      throws SQLException {
    SqlServerReads.enumValueOrNull(row, position, names, out);
  }

  @Override
  public void enumValue(ResultSet row, int position, EnumNames names, FieldVector vector, int index)
      throws SQLException {
    SqlServerReads.enumValueOrNull(row, position, names, vector, index);
  }

  @Override
  public void instant(ResultSet row, int position, JsonSink out) throws SQLException {
    SqlServerReads.instantOrNull(row, position, out);
  }

  @Override
  public void instant(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    SqlServerReads.instantOrNull(row, position, vector, index);
  }

  @Override
  public void localDateTime(ResultSet row, int position, JsonSink out) throws SQLException {
    SqlServerReads.localDateTimeOrNull(row, position, out);
  }

  @Override
  public void localDateTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    SqlServerReads.localDateTimeOrNull(row, position, vector, index);
  }

  @Override
  public void localDate(ResultSet row, int position, JsonSink out) throws SQLException {
    SqlServerReads.localDateOrNull(row, position, out);
  }

  @Override
  public void localDate(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    SqlServerReads.localDateOrNull(row, position, vector, index);
  }

  @Override
  public void localTime(ResultSet row, int position, JsonSink out) throws SQLException {
    SqlServerReads.localTimeOrNull(row, position, out);
  }

  @Override
  public void localTime(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    SqlServerReads.localTimeOrNull(row, position, vector, index);
  }

  @Override
  public @Nullable Object value(ResultSet row, int position, ValueType type) throws SQLException {
    return switch (type.scalar()) {
      case DECIMAL -> SqlServerReads.decimal(row, position, type.scale());
      case STRING -> SqlServerReads.string(row, position);
      case INSTANT -> SqlServerReads.instant(row, position);
      case LOCAL_DATE_TIME -> SqlServerReads.localDateTime(row, position);
      case LOCAL_DATE -> SqlServerReads.localDate(row, position);
      case LOCAL_TIME -> SqlServerReads.localTime(row, position);
      case UUID -> SqlServerReads.uuid(row, position);
      default -> OwnReads.super.value(row, position, type);
    };
  }
}
