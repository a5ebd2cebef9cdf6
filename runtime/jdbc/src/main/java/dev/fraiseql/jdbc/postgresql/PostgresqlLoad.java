package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.BinaryLoad;
import dev.fraiseql.jdbc.LoadedTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgResultSet;

/** Loads rows by {@code COPY ... FROM STDIN (FORMAT BINARY)}. */
final class PostgresqlLoad implements BinaryLoad {
  /**
   * Whether a COPY does what INSERT would: it takes no views, and ignores rules and policies; and
   * whether there are no triggers of others, which each partition of a table may have.
   */
  private static final String TAKES_COPY =
      "select relkind in ('r', 'p') and not relhasrules and not row_security_active(oid),"
          + " relkind = 'r' and not exists (select from pg_trigger where tgrelid = c.oid and not tgisinternal and"
          + " tgname not like 'fq\\_%')"
          + " from pg_class c where oid = cast(cast(? as text) as regclass)";

  private static final int MICROSECONDS = 6;

  @Override
  public String columns(LoadedTable table) {
    return "select " + String.join(", ", table.names()) + " from " + table.name() + " limit 0";
  }

  @Override
  public Optional<Format> format(Connection connection, LoadedTable table, ResultSet columns)
      throws SQLException {
    // The driver's own class: for the column types of JDBC it queries the catalog.
    PgResultSet described = columns.unwrap(PgResultSet.class);
    List<FieldEncoder> encoders = new ArrayList<>();
    boolean keepsValues = true;
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      int oid = described.getColumnOID(i + 1);
      @Nullable FieldEncoder encoder = FieldEncoders.of(oid, column.type());
      if (encoder == null) {
        return Optional.empty();
      }
      encoders.add(encoder);
      keepsValues = keepsValues && keeps(described.getMetaData(), i + 1, oid, column);
    }
    CopyTable copy = new CopyTable(table, encoders);
    try (PreparedStatement statement = connection.prepareStatement(TAKES_COPY)) {
      statement.setString(1, table.name());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1)
            ? Optional.of(
                new Format(
                    keepsValues && result.getBoolean(2), copy::open, () -> new EncodedCopy(copy)))
            : Optional.empty();
      }
    }
  }

  /** Whether a column neither rounds, cuts, pads nor rewrites a value that its model allows. */
  private static boolean keeps(ResultSetMetaData described, int at, int oid, Column column)
      throws SQLException {
    ValueType type = column.type();
    if (type.list()) {
      return false;
    }
    return switch (oid) {
      case Oid.BPCHAR, Oid.JSON, Oid.JSONB -> false;
      // Spaces behind the length of the column are cut.
      case Oid.VARCHAR ->
          described.getPrecision(at) == Integer.MAX_VALUE
              || (column.length() > 0 && column.length() <= described.getPrecision(at));
      case Oid.NUMERIC -> described.getPrecision(at) == 0 || described.getScale(at) >= type.scale();
      case Oid.TIMESTAMP, Oid.TIMESTAMPTZ, Oid.TIME -> described.getScale(at) == MICROSECONDS;
      default -> true;
    };
  }

  @Override
  public String isNumbered() {
    return "select pg_get_serial_sequence(?, ?) is not null";
  }

  @Override
  public String numbers() {
    // The sequence is looked up once: OFFSET keeps the subquery apart.
    return "select nextval(s.name) from (select cast(pg_get_serial_sequence(?, ?) as regclass) name"
        + " offset 0) s, generate_series(1, ?)";
  }
}
