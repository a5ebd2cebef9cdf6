package dev.fraiseql.annotations;

/**
 * The form in which a column of a foreign table stores its values, where it is not the type that
 * the generated DDL would have. Filters, order, groups, cursors, keys and relations work on the
 * value that is shown, whatever its form.
 *
 * <p>Which form exists for which Java type and database is in {@code docs/stored-forms.md}; others
 * are compile errors.
 */
public enum Stored {
  /** The type of the generated DDL, or one that is read and compared alike. */
  DEFAULT,

  /**
   * Another type of the database, shown as its text: for a {@code String}, an enum or a list of
   * them over PostgreSQL's enums, {@code citext}, {@code uuid}, {@code inet}, domains and texts
   * under a nondeterministic collation; MySQL's ENUM and SET; texts under a collation of SQLite
   * that ignores letter case or trailing spaces; MariaDB's UUID and SQL Server's {@code
   * uniqueidentifier} also for a {@code UUID}. {@link Column#type} names the type where an index is
   * to serve comparisons.
   */
  NATIVE,

  /**
   * Text in its usual spellings: {@code true}, {@code t}, {@code yes}, {@code y}, {@code on} and
   * {@code 1} and their opposites for a {@code boolean}; digits for a number; hexadecimal digits in
   * any letter case for a {@code UUID}; ISO 8601 for dates and times.
   */
  TEXT,

  /** A number for a {@code boolean}: 0 is false, any other is true. */
  INTEGER,

  /** The 16 bytes of a {@code UUID}, in the order of its digits. */
  BINARY,

  /** A whole number of seconds since 1970-01-01T00:00:00Z. */
  UNIX_SECONDS,

  /** A whole number of milliseconds since 1970-01-01T00:00:00Z. */
  UNIX_MILLIS,

  /** A number of days since noon of 4714-11-24 BC, rounded to milliseconds. */
  JULIAN_DAY,

  /**
   * A moment without a time zone, in UTC, for an {@code Instant}; one with a time zone, shown in
   * UTC, for a {@code LocalDateTime}.
   */
  TIMESTAMP,

  /**
   * A number with more decimals than the {@code BigDecimal} has: it is rounded to the declared
   * scale, half away from zero, before it is compared, grouped or shown. On SQL Server also a time
   * with more decimals than six: it is rounded to microseconds.
   */
  ROUNDED
}
