package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.MysqlMicros;
import dev.fraiseql.jdbc.ColumnarKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;

/** The parts of keys in the types of MySQL and MariaDB. */
final class MysqlKeys {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private MysqlKeys() {}

  /** How a part of a type is read, so that it is found again as JSON. */
  static ColumnarKeys.KeyReader keyReader(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN -> ColumnarKeys.NUMBER;
      case FLOAT, DOUBLE -> ResultSet::getDouble;
      case INSTANT, LOCAL_DATE_TIME -> MysqlKeys::dateTime;
      case BYTES -> (row, position) -> HEX.formatHex(row.getBytes(position));
      default -> ResultSet::getString;
    };
  }

  private static String dateTime(ResultSet row, int position) throws SQLException {
    long micros = Objects.requireNonNull(row.getObject(position, MysqlMicros.class)).count();
    return LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000),
            Math.floorMod(micros, 1_000_000) * 1_000,
            ZoneOffset.UTC)
        .toString();
  }
}
