package dev.fraiseql.contract.row;

/**
 * A date, a time or both from MySQL or MariaDB, as the engine's plug-in for their driver decodes
 * it. The driver's own classes go by way of the time zone of this machine, in which some local
 * times do not exist.
 *
 * @param count of a date, or of a date and time, the microseconds since 1970-01-01; of a time,
 *     those since midnight, which may be negative or more than a day; {@link #NONE} for a date that
 *     does not exist
 */
public record MysqlMicros(long count) {
  /** What the server keeps in place of a date, {@code 0000-00-00}, or a date with such parts. */
  public static final MysqlMicros NONE = new MysqlMicros(Long.MIN_VALUE);
}
