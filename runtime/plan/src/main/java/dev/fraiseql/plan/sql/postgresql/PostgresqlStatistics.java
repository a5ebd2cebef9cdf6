package dev.fraiseql.plan.sql.postgresql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.sql.StatisticsDialect;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the planner's statistics say of a table, and what a sample of its blocks does. */
final class PostgresqlStatistics implements StatisticsDialect {
  private final SqlDialect dialect;

  PostgresqlStatistics(SqlDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public String estimatedRows(Table table) {
    return "select case when relkind in ('r', 'p', 'm') then reltuples::bigint else -1 end"
        + " from pg_class where oid = to_regclass('"
        + dialect.table(table).replace("'", "''")
        + "')";
  }

  @Override
  public String quantiles(Table table, Column column, int parts, double percent) {
    String shares =
        IntStream.range(1, parts)
            .mapToObj(part -> String.format(Locale.ROOT, "%.4f", (double) part / parts))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "select distinct unnest(percentile_disc(array[%s]) within group (order by %s))"
            + " from %s tablesample system (%.4f) order by 1",
        shares,
        dialect.quote(column.name()),
        dialect.table(table),
        percent);
  }
}
