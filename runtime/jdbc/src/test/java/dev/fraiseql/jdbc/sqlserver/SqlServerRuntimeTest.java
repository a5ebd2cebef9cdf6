package dev.fraiseql.jdbc.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.DatabaseAddress;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What can be said of it without a server; that its statements give rows, the conformance tests
 * say.
 */
@Tag("sqlserver")
class SqlServerRuntimeTest {
  private final SqlServerRuntime runtime = new SqlServerRuntime();

  private BoundStatement adapted(long limit, long offset) {
    return runtime.adapt(new BoundStatement("", List.of(), new Object[0], limit, offset));
  }

  @Test
  void skipsAllRowsWhereNoneIsWantedBehindSome() {
    assertThat(adapted(0, 7).limit()).isEqualTo(1);
    assertThat(adapted(0, 7).offset()).isGreaterThan(1L << 60);
    assertThat(adapted(0, 0).limit()).isZero();
  }

  @Test
  void asksForNoMoreRowsThanANumberCanCount() {
    BoundStatement all = adapted(Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(Math.addExact(all.limit(), all.offset())).isPositive();
    assertThat(adapted(3, 7).limit()).isEqualTo(3);
    assertThat(adapted(3, 7).offset()).isEqualTo(7);
  }

  @Test
  void comparesWithPatternsUnderTheCollationThatCountsCharacters() {
    BoundStatement like =
        new BoundStatement(
            "select 1 where t.[a] collate Japanese_XJIS_140_BIN2 like ?",
            List.of(),
            new Object[0],
            1,
            0);
    assertThat(SqlServerPatternCollation.AS_DOCUMENTED.adapt(like)).isSameAs(like);
    assertThat(new SqlServerPatternCollation("Other_BIN2").adapt(like).sql())
        .isEqualTo("select 1 where t.[a] collate Other_BIN2 like ?");
  }

  @Test
  void showsNothingOfAnAddressThatMayBeSecret() {
    DatabaseAddress address =
        new DatabaseAddress("jdbc:sqlserver://db.example:1433;user=reader;password=secret");
    assertThat(address.database()).isEqualTo(Database.SQLSERVER);
    assertThat(address.shownUrl()).isEqualTo("jdbc:sqlserver://db.example:1433");
  }
}
