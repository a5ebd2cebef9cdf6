package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.ColumnarKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;

/** The parts of keys in the types of SQL Server. */
final class SqlServerKeys {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private SqlServerKeys() {}

  /** How a part of a type is read, so that it is found again as JSON. */
  static ColumnarKeys.KeyReader keyReader(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN -> ColumnarKeys.NUMBER;
      case FLOAT, DOUBLE -> ResultSet::getDouble;
      case DECIMAL -> (row, position) -> row.getBigDecimal(position).toPlainString();
      case INSTANT ->
          (row, position) ->
              SqlServerTime.text(
                  Objects.requireNonNull(row.getObject(position, LocalDateTime.class))
                      .atOffset(ZoneOffset.UTC));
      case LOCAL_DATE_TIME -> (row, position) -> time(row, position, LocalDateTime.class);
      case LOCAL_DATE -> (row, position) -> time(row, position, LocalDate.class);
      case LOCAL_TIME -> (row, position) -> time(row, position, LocalTime.class);
      case BYTES -> (row, position) -> HEX.formatHex(row.getBytes(position));
      case STRING, ENUM, JSON, UUID -> ResultSet::getString;
    };
  }

  private static String time(ResultSet row, int position, Class<?> type) throws SQLException {
    return SqlServerTime.text(Objects.requireNonNull(row.getObject(position, type)));
  }
}
