package dev.fraiseql.plan.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.DynamicSql;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.Maps;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import org.junit.jupiter.api.Test;

class AggregatePlannerTest {
  private static final DocumentReader READER = new DocumentReader(Library.MODEL);
  private static final SqlDialect POSTGRESQL = Dialects.of(Database.POSTGRESQL);
  private final Planner planner = new Planner(Library.MODEL, POSTGRESQL);

  @Test
  void computesOnlyWhatIsSelectedFilteredOrSortedBy() {
    String sql =
        sql(
            """
            { booksAggregate(
              groupBy: {genre: true}, having: {pagesMax: {gt: 10}}, orderBy: [{titleMin: DESC}]
            ) { genre count } }
            """);
    assertThat(sql)
        .contains(
            "t.\"genre\" as \"k0\", count(*) as ",
            "max(t.\"pages\")",
            "min(t.\"title\" collate \"C\")")
        .doesNotContain("price", "sum(", "avg");
    assertThat(sql).startsWith("select g.\"k0\", g.\"m0\"\nfrom (\n");
  }

  @Test
  void appendsTheGroupKeysToTheOrder() {
    String sql =
        sql(
            "{ booksAggregate(groupBy: {title: true, genre: true}, orderBy: [{count: DESC}, {genre:"
                + " ASC}]) { count } }");
    assertThat(sql)
        .contains(
            "order by g.\"m0\" desc, g.\"k1\" collate \"C\", g.\"k0\" collate \"C\"\nlimit ?");
  }

  @Test
  void countsTheGroupOfAllRowsIfNothingElseIsComputed() {
    assertThat(sql("{ booksAggregate { __typename } }"))
        .isEqualTo("select 1\nfrom (\nselect count(*) as \"m0\"\nfrom \"books\" t\n) g\nlimit ?");
  }

  @Test
  void bindsVariablesOfAConditionWhoseShapeIsKnown() {
    Level level =
        level(
            "query ($n: Int!) { booksAggregate(groupBy: {genre: true}, having: {count: {gt: $n}},"
                + " limit: 2) { genre } }");
    assertThat(((SqlText) level.statement()).bindings())
        .hasSize(2)
        .last()
        .isEqualTo(new Binding.Limit());
    assertThat(((SqlText) level.statement()).sql()).contains("where g.\"m0\" > ?");
    assertThat(level.type()).isEqualTo("BookAggregate");
  }

  @Test
  void assemblesTheStatementPerRequestIfVariablesDecideItsAggregates() {
    Level level =
        level(
            "query ($h: BookHavingInput) { booksAggregate(groupBy: {genre: true}, having: $h) {"
                + " genre } }");
    assertThat(level.statement()).isInstanceOf(DynamicSql.class);
    StatementAssembler assembler = new StatementAssembler(Library.MODEL, POSTGRESQL);
    SqlText none = assembler.assemble(level.statement(), new Values(Values.ABSENT));
    assertThat(none.sql()).isEqualTo(sql("{ booksAggregate(groupBy: {genre: true}) { genre } }"));
    SqlText some =
        assembler.assemble(
            level.statement(), new Values(Maps.map("copiesSum", Maps.map("gt", 3L))));
    assertThat(some.sql())
        .isEqualTo(
            sql(
                "{ booksAggregate(groupBy: {genre: true}, having: {copiesSum: {gt: 3}}) { genre"
                    + " } }"));
    assertThat(some.bindings()).hasSize(2);
  }

  @Test
  void rejectsASelectedKeyThatIsNotGroupedBy() {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(
            () -> level("{ b: booksAggregate(groupBy: {genre: true}) { shelf { label } } }"))
        .satisfies(e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
          assertThat(e).hasMessageStartingWith("b.shelf.label: the groups have no such key.");
          assertThat(e.locations()).containsExactly(new RequestException.Location(1, 55));
        });
  }

  @Test
  void rejectsAVariableAsAGroupKey() {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() ->
            level(
                "query ($g: ShelfGroupByInput) { booksAggregate(groupBy: {shelf: $g}) { count } }"))
        .withMessageStartingWith("groupBy.shelf: the keys cannot be variables");
  }

  private Level level(String document) {
    return ((Root.Rows) planner.plan(READER.read(document).operation(null), 0).roots().getFirst())
        .level();
  }

  private String sql(String document) {
    return ((SqlText) level(document).statement()).sql();
  }
}
