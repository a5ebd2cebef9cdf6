package dev.fraiseql.plan.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.query.DynamicSql.Side;
import dev.fraiseql.contract.query.Input;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.SortKey;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysetWriterTest {

  private static SqlText seek(Database database, Object orderBy, Side side, Object... values) {
    List<SortKey> keys =
        new OrderBinder(Library.MODEL)
            .sortKeys(Library.MODEL.type("Book"), Input.list(orderBy), "orderBy");
    return new SelectWriter(Library.MODEL, Dialects.of(database))
        .seek(keys, Arrays.asList(values), side, "t");
  }

  private static String text(Object orderBy, Side side, Object... values) {
    return seek(Database.POSTGRESQL, orderBy, side, values).sql();
  }

  @Test
  void comparesNeighboursOfOneDirectionAsOneRowValue() {
    Object title = Input.object("title", "ASC");
    assertThat(text(title, Side.AFTER, "a", 1L))
        .isEqualTo("((t.\"title\" collate \"C\", t.\"id\") > (?, ?))");
    assertThat(text(title, Side.BEFORE, "a", 1L))
        .isEqualTo("((t.\"title\" collate \"C\", t.\"id\") < (?, ?))");
    assertThat(text(title, Side.UP_TO, "a", 1L))
        .isEqualTo("((t.\"title\" collate \"C\", t.\"id\") <= (?, ?))");
    assertThat(text(title, Side.FROM, "a", 1L))
        .isEqualTo("((t.\"title\" collate \"C\", t.\"id\") >= (?, ?))");
  }

  @Test
  void beginsWhereAnIndexCan() {
    Object title = Input.object("title", "DESC");
    assertThat(text(title, Side.AFTER, "a", 1L))
        .isEqualTo(
            "(t.\"title\" collate \"C\" <= ? and (t.\"title\" collate \"C\" < ? or t.\"id\" > ?))");
    assertThat(text(title, Side.FROM, "a", 1L))
        .isEqualTo(
            "(t.\"title\" collate \"C\" <= ? and (t.\"title\" collate \"C\" < ? or t.\"id\" >= ?))");
    assertThat(text(title, Side.BEFORE, "a", 1L))
        .isEqualTo(
            "(t.\"title\" collate \"C\" >= ? and (t.\"title\" collate \"C\" > ? or t.\"id\" < ?))");
  }

  @Test
  void countsNullsInWhereverTheyStand() {
    Object last = Input.object("subtitle", "ASC");
    assertThat(text(last, Side.AFTER, "a", 1L))
        .isEqualTo(
            "((t.\"subtitle\" collate \"C\" >= ? or t.\"subtitle\" is null) and ((t.\"subtitle\" collate \"C\" > ? or"
                + " t.\"subtitle\" is null) or t.\"id\" > ?))");
    assertThat(text(last, Side.BEFORE, "a", 1L))
        .isEqualTo(
            "(t.\"subtitle\" collate \"C\" <= ? and (t.\"subtitle\" collate \"C\" < ? or t.\"id\" < ?))");
    assertThat(text(last, Side.AFTER, null, 1L))
        .isEqualTo("(t.\"subtitle\" is null and (1 = 0 or t.\"id\" > ?))");
    assertThat(text(last, Side.BEFORE, null, 1L))
        .isEqualTo("(1 = 1 and (t.\"subtitle\" is not null or t.\"id\" < ?))");
    Object first = Input.object("subtitle", "ASC_NULLS_FIRST");
    assertThat(text(first, Side.AFTER, null, 1L))
        .isEqualTo("(1 = 1 and (t.\"subtitle\" is not null or t.\"id\" > ?))");
    assertThat(text(first, Side.AFTER, "a", 1L))
        .isEqualTo(
            "(t.\"subtitle\" collate \"C\" >= ? and (t.\"subtitle\" collate \"C\" > ? or t.\"id\" > ?))");
  }

  @Test
  void bindsNothingButTheValues() {
    SqlText exact =
        seek(
            Database.SQLITE,
            Input.object("weight", "DESC"),
            Side.AFTER,
            new BigDecimal("1.50"),
            7L);
    assertThat(exact.sql())
        .isEqualTo(
            "(fq_decimal(t.\"weight\") <= fq_decimal(?) and (fq_decimal(t.\"weight\") <"
                + " fq_decimal(?) or t.\"id\" > ?))");
    assertThat(exact.bindings()).hasSize(3);
    assertThat(text(Input.object("loansCount", "ASC"), Side.AFTER, 2L, 7L))
        .isEqualTo(
            "((select count(*) from \"loans\" o1_1 where o1_1.\"book_id\" = t.\"id\") >= ? and"
                + " ((select count(*) from \"loans\" o2_1 where o2_1.\"book_id\" = t.\"id\") > ? or"
                + " t.\"id\" > ?))");
  }
}
