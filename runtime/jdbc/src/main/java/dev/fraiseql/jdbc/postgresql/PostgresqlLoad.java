package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.BinaryLoad;
import dev.fraiseql.jdbc.LoadedTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgResultSet;

/** Loads rows by {@code COPY ... FROM STDIN (FORMAT BINARY)}. */
final class PostgresqlLoad implements BinaryLoad {
  /** Whether a COPY does what INSERT would: it takes no views, and ignores rules and policies. */
  private static final String TAKES_COPY =
      "select relkind in ('r', 'p') and not relhasrules and not row_security_active(oid)"
          + " from pg_class where oid = cast(cast(? as text) as regclass)";

  @Override
  public String columns(LoadedTable table) {
    return "select " + String.join(", ", table.columns()) + " from " + table.name() + " limit 0";
  }

  @Override
  public Optional<Format> format(Connection connection, LoadedTable table, ResultSet columns)
      throws SQLException {
    // The driver's own class: for the column types of JDBC it queries the catalog.
    PgResultSet described = columns.unwrap(PgResultSet.class);
    List<FieldEncoder> encoders = new ArrayList<>();
    for (int i = 0; i < table.types().size(); i++) {
      @Nullable FieldEncoder encoder =
          FieldEncoders.of(described.getColumnOID(i + 1), table.types().get(i));
      if (encoder == null) {
        return Optional.empty();
      }
      encoders.add(encoder);
    }
    if (!takesCopy(connection, table)) {
      return Optional.empty();
    }
    String copy =
        "copy "
            + table.name()
            + " ("
            + String.join(", ", table.columns())
            + ") from stdin (format binary)";
    return Optional.of(
        open -> new CopiedIn(open.unwrap(PGConnection.class).getCopyAPI().copyIn(copy), encoders));
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

  private static boolean takesCopy(Connection connection, LoadedTable table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKES_COPY)) {
      statement.setString(1, table.name());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }
}
