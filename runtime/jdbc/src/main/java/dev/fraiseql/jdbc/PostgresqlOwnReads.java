package dev.fraiseql.jdbc;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.read.JsonReads;
import dev.fraiseql.contract.read.PostgresReads;
import dev.fraiseql.contract.read.VectorReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.FieldVector;

/** PostgreSQL: booleans have a type, and decimals are numerics. */
public final class PostgresqlOwnReads implements OwnReads {

  @Override
  public boolean isNull(ResultSet row, int position) throws SQLException {
    return PostgresReads.isNull(row, position);
  }

  @Override
  public void bool(ResultSet row, int position, JsonSink out) throws SQLException {
    PostgresReads.boolOrNull(row, position, out);
  }

  @Override
  public void bool(ResultSet row, int position, FieldVector vector, int index) throws SQLException {
    PostgresReads.boolOrNull(row, position, vector, index);
  }

  @Override
  public void decimal(ResultSet row, int position, ValueType type, JsonSink out)
      throws SQLException {
    JsonReads.decimalOrNull(row, position, type.scale(), out);
  }

  @Override
  public void decimal(ResultSet row, int position, ValueType type, FieldVector vector, int index)
      throws SQLException {
    VectorReads.decimalOrNull(row, position, type.scale(), vector, index);
  }
}
