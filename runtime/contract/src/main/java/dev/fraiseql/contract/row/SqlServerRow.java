package dev.fraiseql.contract.row;

import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A row of SQL Server, whose driver gives bytes only of binary data, and texts as they come from
 * UTF-16. Unproven: it has read no value of a SQL Server yet.
 */
public final class SqlServerRow extends ResultRow {
  private static final int NANOS_OF_MICRO = 1_000;

  /** The current row of a result. */
  public SqlServerRow(ResultSet result) {
    super(result);
  }

  @Override
  public boolean isNull(int position) throws SQLException {
    isNull = result.getObject(position) == null;
    return isNull;
  }

  @Override
  public boolean bool(int position) throws SQLException {
    boolean value = result.getBoolean(position);
    isNull = result.wasNull();
    return value;
  }

  @Override
  public Decimal decimal(int position, int precision, int scale) throws SQLException {
    BigDecimal value = result.getBigDecimal(position);
    isNull = value == null;
    return value == null ? decimal.setLong(0, scale) : decimal.setExact(value, scale);
  }

  @Override
  public Slice string(int position) throws SQLException {
    return utf8(result.getString(position));
  }

  /** Statements return moments as local times in UTC. */
  @Override
  public long instant(int position) throws SQLException {
    LocalDateTime value = result.getObject(position, LocalDateTime.class);
    isNull = value == null;
    return value == null ? 0 : micros(value.atOffset(ZoneOffset.UTC));
  }

  @Override
  public int localDate(int position) throws SQLException {
    LocalDate value = result.getObject(position, LocalDate.class);
    isNull = value == null;
    return value == null ? 0 : (int) value.toEpochDay();
  }

  @Override
  public long localTime(int position) throws SQLException {
    LocalTime value = result.getObject(position, LocalTime.class);
    isNull = value == null;
    return value == null ? 0 : value.toNanoOfDay() / NANOS_OF_MICRO;
  }

  private static long micros(OffsetDateTime value) {
    return value.toEpochSecond() * 1_000_000 + value.getNano() / NANOS_OF_MICRO;
  }
}
