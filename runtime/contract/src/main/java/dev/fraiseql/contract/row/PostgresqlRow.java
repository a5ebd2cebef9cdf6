package dev.fraiseql.contract.row;

import dev.fraiseql.contract.value.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of PostgreSQL. Its driver gives the bytes of the wire without copying or converting them,
 * in the text or the binary format, as it saw fit to ask for.
 */
public final class PostgresqlRow extends ResultRow {

  /** The current row of a result. */
  public PostgresqlRow(ResultSet result) {
    super(result);
  }

  @Override
  public boolean isNull(int position) throws SQLException {
    wire(position);
    return isNull;
  }

  @Override
  public boolean bool(int position) throws SQLException {
    byte[] wire = wire(position);
    return wire != null && Wire.bool(wire, 0, wire.length);
  }

  @Override
  public Slice json(int position) throws SQLException {
    byte[] wire = wire(position);
    if (wire == null) {
      return slice.clear();
    }
    int from = Wire.startOfJson(wire, 0, wire.length);
    return canonical(wire, from, wire.length - from);
  }

  @Override
  public ListElements list(int position) throws SQLException {
    byte[] wire = wire(position);
    return wire == null ? elements().clear() : elements().array(new PostgresqlArray(wire));
  }
}
