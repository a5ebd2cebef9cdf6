package dev.fraiseql.plan.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.ConnectionPage;
import dev.fraiseql.contract.query.DynamicSql;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final DocumentReader READER = new DocumentReader(Library.MODEL);
  private static final SqlDialect POSTGRESQL = Dialects.of(Database.POSTGRESQL);
  private final Planner planner = new Planner(Library.MODEL, POSTGRESQL);

  @Test
  void readsSelectedColumnsOnly() {
    Level level = level("{ books { title pages } }");
    assertThat(sql(level)).startsWith("select t.\"title\", t.\"pages\"\nfrom \"books\" t\n");
    assertThat(text(level)).isEqualTo("title@1 pages@2");
    assertThat(level.children()).isEmpty();
  }

  @Test
  void readsAColumnOnceHoweverOftenItIsSelected() {
    Level level = level("{ books { a: title b: title title } }");
    assertThat(sql(level)).startsWith("select t.\"title\"\nfrom");
    assertThat(text(level)).isEqualTo("a@1 b@1 title@1");
  }

  @Test
  void mergesFieldsOfTheSameKey() {
    Level level = level("{ books { shelf { label } id shelf { room } } }");
    assertThat(text(level)).isEqualTo("shelf@1{label@2 room@1} id@3");
    Level many = level("{ books { loans { id } loans { reader } } }");
    assertThat(many.children()).hasSize(1);
    assertThat(text(many)).isEqualTo("loans#0{id@2 reader@3}");
  }

  @Test
  void joinsAToOneRelationOnceAndReadsItsKeyAsPresence() {
    Level level =
        level("{ books { shelf { label } other: shelf { label } sequel { sequel { title } } } }");
    assertThat(sql(level).split("left join", -1)).hasSize(4);
    assertThat(text(level))
        .isEqualTo("shelf@1{label@2} other@1{label@2} sequel@3{sequel@4{title@5}}");
  }

  @Test
  void readsTheKeysForChildrenEvenIfTheyAreNotSelected() {
    Level level = level("{ shelves { label books { title } } }");
    Level.Child child = level.children().getFirst();
    assertThat(child.keyPositions()).containsExactly(2, 3);
    assertThat(child.keyTypes())
        .containsExactly(ValueType.of(Scalar.STRING), ValueType.of(Scalar.INT));
    assertThat(text(level)).isEqualTo("label@1 books#0{title@2}");
    assertThat(sql(child.level())).startsWith("select (k.ordinal - 1)::int, t.\"title\"\n");
    assertThat(bindings(child.level()))
        .containsExactly(
            new Binding.Keys(0, ValueType.of(Scalar.STRING)),
            new Binding.Keys(1, ValueType.of(Scalar.INT)));
  }

  @Test
  void needsOneStatementForEachToManyLevel() {
    assertThat(statements(plan("{ books { title shelf { label } sequel { title } loansCount } }")))
        .isEqualTo(1);
    assertThat(statements(plan("{ books { loans { reader } } }"))).isEqualTo(2);
    assertThat(statements(plan("{ authors { books { loans { book { authors { name } } } } } }")))
        .isEqualTo(4);
    assertThat(
            statements(plan("{ books { loans { id } authors { name } } booksCount __typename }")))
        .isEqualTo(4);
    assertThat(statements(plan("{ books { a: loans { id } b: loans(limit: 1) { id } } }")))
        .isEqualTo(3);
    assertThat(statements(plan("{ books { sequel { loans { id } } } }"))).isEqualTo(2);
  }

  @Test
  void pagesTheListOfEachParent() {
    Level child =
        level("{ books { loans(limit: 2, offset: 1) { id } } }").children().getFirst().level();
    assertThat(sql(child))
        .contains("row_number() over (partition by")
        .contains("w.n > ?")
        .contains("w.n <= ?");
    assertThat(child.paging())
        .isEqualTo(new OffsetPagination(new Operand.Constant(2L), new Operand.Constant(1L)));
    assertThat(bindings(child)).endsWith(new Binding.Offset(), new Binding.LastRow());
    Level all = level("{ books { loans { id } } }").children().getFirst().level();
    assertThat(sql(all)).doesNotContain("row_number");
    assertThat(all.paging()).isEqualTo(OffsetPagination.NONE);
  }

  @Test
  void readsThePagesOfAllParentsByOneStatementOfEachKind() {
    Level level =
        level(
            "query ($a: String, $b: String) { shelves { booksConnection(after: $a, before: $b) {"
                + " nodes { title } pageInfo { hasNextPage hasPreviousPage } totalCount } } }");
    assertThat(text(level)).startsWith("booksConnection#0{");
    Level child = level.children().getFirst().level();
    ConnectionPage page = child.connection();
    for (SqlStatement statement :
        List.of(child.statement(), page.before(), page.behind(), page.total())) {
      assertThat(statement.toString()).contains("(k.ordinal - 1)::int");
    }
    assertThat(page.before().toString()).contains("where exists (select 1");
    assertThat(page.backward()).isNull();
    Level last = level("{ shelves { booksConnection(last: 1) { nodes { title } } } }");
    page = last.children().getFirst().level().connection();
    assertThat(((SqlText) page.backward()).sql()).endsWith("order by w.ordinal, w.n desc");
    assertThat(page.before()).isNull();
    assertThat(page.behind()).isNull();
    assertThat(page.total()).isNull();
  }

  @Test
  void readsThePageOfOneParentWithoutABatch() {
    Level child =
        row("{ book(id: 1) { loansConnection(first: 2) { nodes { id } totalCount } } }")
            .children()
            .getFirst()
            .level();
    assertThat(sql(child))
        .isEqualTo(
            """
            select 0, t."id"
            from "loans" t
            where t."book_id" = ?
            order by t."id"
            limit ?\
            """);
    assertThat(((SqlText) child.connection().total()).sql())
        .isEqualTo(
            """
            select 0, count(*)
            from "loans" t
            where t."book_id" = ?\
            """);
  }

  @Test
  void readsChildrenByKeyIfThatSavesASort() {
    Planner sqlite = new Planner(Library.MODEL, Dialects.of(Database.SQLITE));
    assertThat(byKey(sqlite, "{ books { loans(where: {reader: {neq: \"A\"}}) { id } } }"))
        .isEqualTo(
            """
            select t."book_id", t."id"
            from "loans" t
            where t."book_id" in (select value from json_each(?)) and t."reader" <> ?
            order by t."book_id", t."id\"\
            """);
    assertThat(byKey(sqlite, "{ books { authors { name } } }"))
        .contains("from \"book_author\" j\njoin \"authors\" t on", "order by j.\"book_id\", ");
    assertThat(byKey(sqlite, "{ books { loans(limit: 2) { id } } }")).isNull();
    assertThat(byKey(sqlite, "{ shelves { books { title } } }")).as("a key of two parts").isNull();
    Planner postgresql = new Planner(Library.MODEL, Dialects.of(Database.POSTGRESQL));
    assertThat(byKey(postgresql, "{ books { loans { id } } }")).isNull();
  }

  @Test
  void writesALiteralLimitIntoTheText() {
    assertThat(sql(level("{ books(limit: 2) { id } }"))).endsWith("\nlimit 2");
    assertThat(bindings(level("{ books(limit: 2, offset: 1) { id } }")))
        .containsExactly(new Binding.Offset());
    for (String bound :
        List.of(
            "query($n: Int) { books(limit: $n) { id } }",
            "{ books(limit: 0) { id } }",
            "{ books(limit: null) { id } }",
            "{ books { id } }")) {
      assertThat(bindings(level(bound))).as(bound).containsExactly(new Binding.Limit());
    }
  }

  @Test
  void readsTheChildrenOfOneParentWithoutABatch() {
    Level child =
        row("{ book(id: 1) { loans(limit: 2, where: {reader: {neq: \"A\"}}) { id } } }")
            .children()
            .getFirst()
            .level();
    assertThat(sql(child))
        .isEqualTo(
            """
            select 0, t."id"
            from "loans" t
            where t."book_id" = ? and t."reader" <> ?
            order by t."id"
            limit 2\
            """);
    assertThat(bindings(child).getFirst())
        .as("what gave the parent's key")
        .isEqualTo(new Binding.Value(ValueType.of(Scalar.LONG), new Operand.Constant(1L)));
    assertThat(sql(row("{ book(id: 1) { authors { name } } }").children().getFirst().level()))
        .contains("\nwhere j.\"book_id\" = ?");
    assertThat(
            sql(row("{ book(id: 1) { sequel { loans { id } } } }").children().getFirst().level()))
        .contains("\nwhere t.\"book_id\" = ?");
    assertThat(
            bindings(
                row("{ book(id: 1) { sequel { loans { id } } } }").children().getFirst().level()))
        .as("a parent whose key only its row tells")
        .containsExactly(new Binding.Value(ValueType.of(Scalar.LONG), new Operand.ParentKey(0)));
    // Below a list there can be several parents again.
    Level below = row("{ book(id: 1) { authors { books { id } } } }").children().getFirst().level();
    assertThat(bindings(below.children().getFirst().level()).getFirst())
        .isInstanceOf(Binding.Keys.class);
    assertThat(
            bindings(
                row("{ shelf(number: 3, room: \"a\") { books { id } } }")
                    .children()
                    .getFirst()
                    .level()))
        .containsExactly(
            new Binding.Value(ValueType.of(Scalar.STRING), new Operand.Constant("a")),
            new Binding.Value(ValueType.of(Scalar.INT), new Operand.Constant(3L)));
    assertThat(
            bindings(
                    row("{ book(id: 1) { shelf { books { id } } } }").children().getFirst().level())
                .getFirst())
        .as("a key that is no number, and nobody gave")
        .isInstanceOf(Binding.Keys.class);
  }

  private Level row(String document) {
    return ((Root.Row) plan(document).roots().getFirst()).level();
  }

  private static @Nullable String byKey(Planner planner, String document) {
    Plan plan = planner.plan(READER.read(document).operation(null), 0);
    return ((Root.Rows) plan.roots().getFirst()).level().children().getFirst().byKey();
  }

  @Test
  void readsOneRowByAllPartsOfItsKey() {
    Root root = plan("{ shelf(number: 3, room: \"a\") { label } }").roots().getFirst();
    assertThat(root)
        .isInstanceOfSatisfying(
            Root.Row.class,
            row ->
                assertThat(bindings(row.level()))
                    .containsExactly(
                        new Binding.Value(ValueType.of(Scalar.STRING), new Operand.Constant("a")),
                        new Binding.Value(ValueType.of(Scalar.INT), new Operand.Constant(3L))));
  }

  @Test
  void rejectsAnIdThatIsNoKey() {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> plan("{ book(id: \"one\") { title } }"))
        .withMessageContaining("id")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT));
  }

  @Test
  void plansEachKindOfRoot() {
    Plan plan =
        plan(
            "{ a: booksCount(where: {pages: {gt: 1}}) b: __typename c: __schema { types { name } }"
                + " __type(name: \"x\") { name } d: books { __typename } }");
    assertThat(plan.roots().get(0))
        .isInstanceOfSatisfying(
            Root.Count.class,
            count -> {
              assertThat(count.name()).isEqualTo("a");
              assertThat(((SqlText) count.statement()).sql())
                  .startsWith("select count(*)\nfrom \"books\" t\nwhere ");
            });
    assertThat(plan.roots().get(1)).isEqualTo(new Root.TypeName("b", "Query"));
    assertThat(plan.roots().get(2)).isEqualTo(new Root.Introspection("c"));
    assertThat(plan.roots().get(3)).isEqualTo(new Root.Introspection("__type"));
    assertThat(plan.roots().get(4)).isInstanceOf(Root.Rows.class);
  }

  @Test
  void plansForEachCombinationOfSwitches() {
    OperationNode operation =
        operation(
            "query ($n: Int, $a: Boolean!, $b: Boolean!) { books(limit: $n) { id title @include(if:"
                + " $b) loans @skip(if: $a) { id } } booksCount @include(if: $a) }");
    assertThat(planner.switches(operation)).containsExactly(1, 2);
    assertThat(text(((Root.Rows) planner.plan(operation, 0b00).roots().getFirst()).level()))
        .isEqualTo("id@1 loans#0{id@2}");
    assertThat(planner.plan(operation, 0b00).roots()).hasSize(1);
    assertThat(text(((Root.Rows) planner.plan(operation, 0b11).roots().getFirst()).level()))
        .isEqualTo("id@1 title@2");
    assertThat(planner.plan(operation, 0b11).roots()).hasSize(2);
    assertThat(statements(planner.plan(operation, 0b01))).isEqualTo(2);
    assertThat(statements(planner.plan(operation, 0b10))).isEqualTo(2);
  }

  @Test
  void keepsTheTextConstantAroundANonNullVariable() {
    Level level =
        level(
            "query ($p: Decimal!, $i: [ID!]!) { books(where: {price: {gt: $p}, id: {nin: $i}}) { id"
                + " } }");
    assertThat(level.statement()).isInstanceOf(SqlText.class);
    assertThat(bindings(level))
        .startsWith(
            new Binding.Value(ValueType.decimal(10, 2), new Operand.Variable(0)),
            new Binding.ValueList(
                ValueType.of(Scalar.LONG), new Operand.Variable(1), Binding.Adjustment.NONE));
  }

  @Test
  void leavesPartsToTheRequestIfAVariableDecidesTheText() {
    Level level =
        level(
            "query ($w: BookWhereInput, $p: ID, $o: [BookOrderByInput!]) { books(where: $w,"
                + " orderBy: $o) { id loans(where: {id: {eq: $p}}) { id } loansCount(where:"
                + " {reader: {in: []}, id: {eq: $p}}) } }");
    assertThat(level.statement()).isInstanceOf(DynamicSql.class);
    assertThat(level.children().getFirst().level().statement()).isInstanceOf(DynamicSql.class);
    StatementAssembler assembler = new StatementAssembler(Library.MODEL, POSTGRESQL);
    SqlText open =
        assembler.assemble(level.statement(), new Values(Values.ABSENT, 5L, Values.ABSENT));
    assertThat(open.sql()).contains("where (1 = 1)\norder by t.\"id\"");
    Values values =
        new Values(Map.of("title", Map.of("contains", "x")), 5L, List.of(Map.of("title", "DESC")));
    SqlText closed = assembler.assemble(level.statement(), values);
    assertThat(closed.sql())
        .contains("strpos(t.\"title\", ?) > 0")
        .contains("order by t.\"title\" collate \"C\" desc, t.\"id\"");
    assertThat(closed.sql().chars().filter(c -> c == '?').count())
        .isEqualTo(closed.bindings().size());
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() ->
            assembler.assemble(
                level.statement(), new Values(Values.ABSENT, Values.ABSENT, Values.ABSENT)))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT));
  }

  @Test
  void exportsFieldsWithoutOrder() {
    TypeModel book = Library.MODEL.type("Book");
    List<FieldModel> fields =
        List.of(
            book.field("title").orElseThrow(),
            book.foreignKeys().getLast(),
            book.field("box").orElseThrow());
    Plan plan =
        planner.export(
            book, fields, new ExportedRows(new Filter.And(List.of()), List.of(), List.of()));
    Level level = ((Root.Rows) plan.roots().getFirst()).level();
    assertThat(sql(level))
        .startsWith("select t.\"title\", t.\"sequel_id\", case when ")
        .endsWith("from \"books\" t");
    assertThat(text(level)).isEqualTo("title@1 sequel_id@2 box@3{width@4 height@5}");
  }

  @Test
  void exportsAfterAKeyInKeyOrder() {
    TypeModel book = Library.MODEL.type("Book");
    List<SortKey> key = new OrderBinder(Library.MODEL).sortKeys(book, null, "order");
    Filter filter =
        new Filter.Or(
            List.of(new Filter.IsNull(book.key().getFirst().column()), new Filter.Or(List.of())));
    for (Filter each : List.of(new Filter.And(List.of()), filter)) {
      Plan plan =
          planner.export(
              book,
              List.of(book.field("title").orElseThrow()),
              new ExportedRows(each, key, List.of(7L)));
      SqlText text = (SqlText) ((Root.Rows) plan.roots().getFirst()).level().statement();
      assertThat(text.sql())
          .matches(
              "(?s).*\nwhere (\\(.* or .*\\) and )?\\(t\\.\"id\" > \\?\\)\norder by t\\.\"id\"");
      assertThat(text.bindings()).hasSize(1);
    }
  }

  private OperationNode operation(String document) {
    return READER.read(document).operation(null);
  }

  private Plan plan(String document) {
    return planner.plan(operation(document), 0);
  }

  private Level level(String document) {
    return ((Root.Rows) plan(document).roots().getFirst()).level();
  }

  private static String sql(Level level) {
    return ((SqlText) level.statement()).sql();
  }

  private static List<Binding> bindings(Level level) {
    return ((SqlText) level.statement()).bindings();
  }

  private static int statements(Plan plan) {
    return plan.roots().stream()
        .mapToInt(root ->
            switch (root) {
              case Root.Rows rows -> statements(rows.level());
              case Root.Row row -> statements(row.level());
              case Root.Count count -> 1;
              case Root.Connection connection -> statements(connection.level());
              case Root.Node node -> 1;
              case Root.Mutation mutation -> throw new AssertionError(mutation);
              case Root.Method method -> throw new AssertionError(method);
              case Root.TypeName name -> 0;
              case Root.Introspection introspection -> 0;
            })
        .sum();
  }

  private static int statements(Level level) {
    return 1 + level.children().stream().mapToInt(child -> statements(child.level())).sum();
  }

  /** The selection as text: positions after {@code @}, indexes of children after {@code #}. */
  private static String text(Level level) {
    return text(level.selection());
  }

  private static String text(Selection selection) {
    return selection.entries().stream()
        .map(entry ->
            entry.name()
                + (entry.child() >= 0 ? "#" + entry.child() : "@" + entry.position())
                + (entry.nested() == null ? "" : "{" + text(entry.nested()) + "}"))
        .collect(Collectors.joining(" "));
  }
}
