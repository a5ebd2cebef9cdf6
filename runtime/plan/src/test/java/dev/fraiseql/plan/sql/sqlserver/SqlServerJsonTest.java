package dev.fraiseql.plan.sql.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.JsonPointer;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.SelectWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sqlserver")
class SqlServerJsonTest {
  /** Subqueries within one another that SQL Server takes. */
  private static final int LEVELS = 32;

  private static String condition(String pointer, String document) {
    Column extra = new Column("extra", ValueType.of(Scalar.JSON), true);
    return new SelectWriter(Library.MODEL, new SqlServerDialect())
        .condition(
            new Filter.JsonIn(extra, JsonPointer.parse(pointer), List.of(document)), Select.ROW)
        .sql();
  }

  private static String nested(int arrays) {
    return "[".repeat(arrays) + "]".repeat(arrays);
  }

  @Test
  void nestsNoDeeperThanTheServerTakes() {
    String deepest = condition("/a/b/c/d", nested(21));
    assertThat(levels(deepest)).isBetween(24, LEVELS - 4);
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> condition("/a/b/c/d", nested(22)))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
        .withMessageContaining("24 levels");
  }

  @Test
  void beginsAnewWithEachPart() {
    String wide = "[" + String.join(",", java.util.Collections.nCopies(100, nested(3))) + "]";
    assertThat(levels(condition("/a", wide))).isLessThan(10);
  }

  /** How deep the subqueries of a text are, by its parentheses that open one. */
  private static int levels(String sql) {
    int deepest = 0;
    int depth = 0;
    java.util.Deque<Boolean> open = new java.util.ArrayDeque<>();
    for (int i = 0; i < sql.length(); i++) {
      if (sql.charAt(i) == '(') {
        boolean subquery = sql.startsWith("(select", i);
        open.push(subquery);
        depth += subquery ? 1 : 0;
        deepest = Math.max(deepest, depth);
      } else if (sql.charAt(i) == ')') {
        depth -= open.pop() ? 1 : 0;
      }
    }
    return deepest;
  }
}
