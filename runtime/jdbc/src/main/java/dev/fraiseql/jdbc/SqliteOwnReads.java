package dev.fraiseql.jdbc;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.read.JsonReads;
import dev.fraiseql.contract.read.SqliteReads;
import dev.fraiseql.contract.read.VectorReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** SQLite: booleans are numbers, and so are short decimals. */
public final class SqliteOwnReads implements OwnReads {
  private static final int DIGITS_OF_A_DOUBLE = 15;

  @Override
  public boolean isNull(ResultSet row, int position) throws SQLException {
    return SqliteReads.isNull(row, position);
  }

  @Override
  public void bool(ResultSet row, int position, JsonSink out) throws SQLException {
    SqliteReads.boolOrNull(row, position, out);
  }

  @Override
  public void bool(ResultSet row, int position, FieldVector vector, int index) throws SQLException {
    SqliteReads.boolOrNull(row, position, vector, index);
  }

  @Override
  public void decimal(ResultSet row, int position, ValueType type, JsonSink out)
      throws SQLException {
    if (type.precision() > DIGITS_OF_A_DOUBLE) {
      JsonReads.decimalOrNull(row, position, type.scale(), out);
    } else {
      SqliteReads.decimalOrNull(row, position, type.scale(), out);
    }
  }

  @Override
  public void decimal(ResultSet row, int position, ValueType type, FieldVector vector, int index)
      throws SQLException {
    if (type.precision() > DIGITS_OF_A_DOUBLE) {
      VectorReads.decimalOrNull(row, position, type.scale(), vector, index);
    } else {
      SqliteReads.decimalOrNull(row, position, type.scale(), vector, index);
    }
  }

  @Override
  public @Nullable Object value(ResultSet row, int position, ValueType type) throws SQLException {
    return type.scalar() == Scalar.DECIMAL && type.precision() <= DIGITS_OF_A_DOUBLE
        ? SqliteReads.decimal(row, position, type.scale())
        : OwnReads.super.value(row, position, type);
  }
}
