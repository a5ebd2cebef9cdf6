package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What statements for SQL Server say that neither a parser nor H2 requires. */
@Tag("sqlserver")
class SqlServerStatementsTest {
  private static final String COLLATE = " collate Latin1_General_100_BIN2_UTF8";

  private final PlannedStatements planned = new PlannedStatements();

  @Test
  void textsOfSeveralTablesHaveOneCollation() {
    assertThat(planned.of("{ allNamed(orderBy: [{name: ASC}]) { name } }"))
        .singleElement()
        .satisfies(sql -> {
          long branches = Pattern.compile("as kind").matcher(sql).results().count();
          Pattern collated =
              Pattern.compile("cast\\(t\\.\\[name]" + COLLATE + " as varchar\\(max\\)\\) as s0");
          assertThat(branches).isEqualTo(4);
          assertThat(collated.matcher(sql).results().count()).isEqualTo(branches);
        });
  }

  @Test
  void digitsOfBytesAreGroupedUnderABinaryCollation() {
    assertThat(planned.of("{ specimensAggregate(groupBy: {bytes: true}) { bytes count } }"))
        .singleElement()
        .asString()
        .contains("min(convert(varchar(max), t.[bytes], 2)" + COLLATE + ")")
        .contains("group by convert(varchar(max), t.[bytes], 2)" + COLLATE);
  }

  @Test
  void momentsAreReturnedAsLocalTimesInUtc() {
    String document =
        "{ specimens(where: {moment: {gt: \"1582-10-10T00:00:00Z\"}}, orderBy: [{moment: ASC}])"
            + " { moment } }";
    assertThat(planned.of(document))
        .singleElement()
        .asString()
        .contains("cast(switchoffset(t.[moment], '+00:00') as datetime2(6))")
        .contains("t.[moment] > cast(? as datetimeoffset(6))")
        .contains("order by t.[moment], t.[id]");
  }
}
