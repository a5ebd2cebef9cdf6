package dev.fraiseql.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of {@code events}. Each database computes them from row numbers in one statement, so
 * that ten million take a minute instead of an hour and are the same on all databases. One note in
 * four is null; the others have about 20 bytes.
 *
 * @param digits the number of rows as a power of ten: 6 for a million
 */
public record EventRows(int digits) implements Dataset {

  /** The number of rows, with ids from 1. */
  public long count() {
    return Math.round(Math.pow(10, digits));
  }

  @Override
  public void fill(Connection connection, MeasuredDatabase database) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql(database.option()));
    }
  }

  private String sql(String option) {
    // x is a pseudorandom number: n times the multiplier of a congruential generator, modulo a
    // prime
    return """
    insert into events (id, happened_at, kind, user_id, amount, score, mobile, note)
    with digits (d) as (
      select 0 union all select 1 union all select 2 union all select 3 union all select 4 union all
      select 5 union all select 6 union all select 7 union all select 8 union all select 9),
    numbers (n) as (select 1 + %s from %s),
    events_to_be (n, x) as (select n, n * 48271 %% 2147483647 from numbers)
    select n, %s,
      case x %% 4 when 0 then 'VIEW' when 1 then 'CLICK' when 2 then 'PURCHASE' else 'REFUND' end,
      x %% 100000, %s, %s, %s,
      case when n %% 4 = 0 then null else %s end
    from events_to_be order by n
    """
        .formatted(
            IntStream.range(0, digits)
                .mapToObj(i -> "t%s.d * cast(1e%s as %s)".formatted(i, i, integer(option)))
                .collect(Collectors.joining(" + ")),
            IntStream.range(0, digits)
                .mapToObj(i -> "digits t" + i)
                .collect(Collectors.joining(" cross join ")),
            timestamp(option),
            option.equals("sqlite")
                ? "x % 1000000 / 100.0"
                : "cast(x % 1000000 as decimal(12, 2)) / 100",
            option.equals("mysql") ? "x / 7e0" : "cast(x as double precision) / 7",
            option.equals("postgresql") ? "n % 3 = 0" : "case when n % 3 = 0 then 1 else 0 end",
            option.equals("mysql")
                ? "concat('note ', x, ' of ', x % 1000)"
                : "'note ' || x || ' of ' || (x % 1000)");
  }

  private static String integer(String option) {
    return option.equals("mysql") ? "signed" : "bigint";
  }

  /** The time of row n: 19 seconds and 7 microseconds after that of the row before. */
  private static String timestamp(String option) {
    return switch (option) {
      case "postgresql" -> "timestamptz '2020-01-01 00:00:00Z' + n * interval '19.000007 s'";
      case "mysql" ->
          "timestamp'2020-01-01 00:00:00' + interval n * 19 second + interval n * 7 microsecond";
      default ->
          "strftime('%Y-%m-%d %H:%M:%S', 1577836800 + n * 19 + n * 7 / 1000000, 'unixepoch')"
              + " || case when n * 7 % 1000000 = 0 then ''"
              + " when n * 7 % 1000 = 0 then printf('.%03d', n * 7 % 1000000 / 1000)"
              + " else printf('.%06d', n * 7 % 1000000) end";
    };
  }
}
