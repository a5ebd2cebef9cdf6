package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule says no to what breaks it, and yes to what is near it. */
@Tag("sqlserver")
class TransactSqlRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select t.[a] from [b] t order by t.[a] limit 1",
        "select t.[a] from [b] t where (t.[a] = 1) is not true",
        "select t.[a] || 'b' from [b] t",
        "select string_length(t.[a]) from [b] t",
        "select w.[a] from (select t.[a] from [b] t order by t.[a]) w",
        "select t.[a] from [b] t offset ? rows fetch next ? rows only",
        "select top (?) t.[a] from [b] t order by t.[a] offset ? rows fetch next ? rows only",
        "select t.[a] from [b] t order by t.[a], t.[a] desc",
        "select row_number() over (order by t.[a], cast(t.[b] as int), t.[a]) from [b] t",
        "select cast(cast(t.[a] collate X as varchar(max)) collate X as varchar(max)) from [b] t",
        "select t.[a] from [b] t where (t.[a], t.[b]) > (?, ?)",
        "select t.[a] from (with c as (select 1 as x) select x from c) t",
        "select t.[a] from [b] t where t.[a] = true",
        "select t.[a] from [b] t where t.[a]",
        "select count(*) from b where a and c = 1 order by 1"
      })
  void refusesWhatSqlServerRefuses(String sql) {
    assertThat(TransactSqlRules.brokenBy(sql)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select top (?) t.[a] from [b] t order by t.[a], cast(t.[a] as varbinary(max)) desc",
        "select w.[a] from (select top (?) t.[a] from [b] t order by t.[a]) w order by w.[a]",
        "select t.[a] from [b] t order by t.[a] offset ? rows fetch next ? rows only",
        "select t.[a] from [b] t order by (select o.[a] from [c] o), (select o.[b] from [c] o)",
        "select t.[a] from [b] t where cast(t.[a] collate X as varchar(max)) = cast(t.[b] collate X as varchar(max))"
      })
  void takesWhatSqlServerTakes(String sql) {
    assertThat(TransactSqlRules.brokenBy(sql)).isEmpty();
  }
}
